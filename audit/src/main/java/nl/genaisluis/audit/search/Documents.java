package nl.genaisluis.audit.search;

import java.io.IOException;
import java.util.List;
import nl.genaisluis.audit.content.UnitLabels;
import nl.genaisluis.audit.event.CaseChanged;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.ConditionsConfirmed;
import nl.genaisluis.audit.event.ConfirmationGiven;
import nl.genaisluis.audit.event.DoubtCleared;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.audit.event.ModelsCompared;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Released;
import nl.genaisluis.audit.event.Reviewed;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.event.StopLifted;
import nl.genaisluis.audit.event.StopSet;
import nl.genaisluis.audit.event.Verified;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Entries to documents of the index, and stored documents to hits.
final class Documents {
  /// The shape of these documents; an index of another shape is built anew.
  static final String FORMAT = "6";

  static final String LEAF = "leaf";
  static final String INDEX = "index";

  /// Minutes, for ranges.
  static final String MINUTE = "minute";

  /// The central figure in Wh; absent when it is not known.
  static final String ENERGY = "energy";

  /// Words of the scrubbed text; searched, never stored.
  static final String TEXT = "text";

  /// Ids and codes of the entry as one field to search in.
  static final String NAMES = "names";

  /// Searched in as well.
  static final String EXCHANGE = "exchange";

  /// What every document has that holds words or a unit: an erasure writes those anew.
  static final Term ERASABLE = new Term("erasable", "yes");

  private static final String TIME = "time";

  /// Words with their places, for phrases. Hits are not ranked, so nothing is kept for that.
  private static final FieldType WORDS = words();

  /// One word, also for phrases.
  private static final FieldType WHOLE = whole();

  /// Length of `2026-11` in a time.
  private static final int MONTH_LENGTH = 7;

  private final Document document = new Document();
  private final Signature signature = new Signature();

  private Documents() {}

  private static FieldType words() {
    FieldType words = new FieldType(TextField.TYPE_NOT_STORED);
    words.setOmitNorms(true);
    words.freeze();
    return words;
  }

  private static FieldType whole() {
    FieldType whole = new FieldType(TextField.TYPE_STORED);
    whole.setTokenized(false);
    whole.setOmitNorms(true);
    whole.freeze();
    return whole;
  }

  /// The document of an entry; null when entries of this kind are not searched.
  ///
  /// @param unit label of the unit of who asked
  static @Nullable Document document(Entry entry, @Nullable String text, String unit) {
    Documents of = new Documents();
    if (!of.event(entry.event())) {
      return null;
    }
    Document document = of.document;
    document.add(new StringField(LEAF, entry.leaf(), Store.YES));
    document.add(new NumericDocValuesField(INDEX, entry.index()));
    document.add(new LongPoint(INDEX, entry.index()));
    document.add(new StoredField(INDEX, entry.index()));
    document.add(new StoredField(TIME, entry.time()));
    document.add(new LongField(MINUTE, Minutes.of(entry.time()), Store.NO));
    of.name(Facet.MONTH, entry.time().substring(0, MONTH_LENGTH));
    of.name(Facet.CODE, entry.event().code());
    String exchange = entry.event().exchange();
    document.add(new Field(EXCHANGE, exchange, WHOLE));
    if (text != null) {
      document.add(new Field(TEXT, text, WORDS));
    }
    if (text != null || !unit.equals(UnitLabels.NONE)) {
      document.add(new StringField(ERASABLE.field(), ERASABLE.text(), Store.NO));
    }
    // A column of its own: in a word with the other facets it would make far more different words.
    document.add(new StringField(Facet.UNIT.field(), unit, Store.NO));
    document.add(new SortedDocValuesField(Facet.UNIT.field(), new BytesRef(unit)));
    of.signature.write(document);
    return document;
  }

  static Hit hit(Document stored) {
    IndexableField energy = stored.getField(ENERGY);
    return new Hit(
        required(stored, LEAF),
        exchange(stored),
        required(stored, TIME),
        required(stored, Facet.CODE.field()),
        stored.get(Facet.USE_CASE.field()),
        stored.get(Facet.VERDICT.field()),
        List.of(stored.getValues(Facet.RULE.field())),
        List.of(stored.getValues(Facet.CATEGORY.field())),
        List.of(stored.getValues(Facet.MASKED.field())),
        stored.get(Facet.MODEL.field()),
        energy == null ? null : energy.numericValue().doubleValue());
  }

  /// The exchange of a stored document.
  static String exchange(Document stored) {
    return required(stored, EXCHANGE);
  }

  /// The place in the log of a stored document.
  static long index(Document stored) {
    return stored.getField(INDEX).numericValue().longValue();
  }

  /// One past the last place in the log of which there is a document.
  static long end(IndexReader reader) throws IOException {
    byte[] last = PointValues.getMaxPackedValue(reader, INDEX);
    return last == null ? 0 : LongPoint.decodeDimension(last, 0) + 1;
  }

  /// Adds what an event says; false when it is not searched.
  private boolean event(Event event) {
    return switch (event) {
      case Opened opened -> opened(opened);
      case Closed closed -> closed(closed);
      case Refused refused -> refused(refused);
      case Checked checked -> checked(checked);
      case ConfirmationGiven _,
          ConditionsConfirmed _,
          DoubtCleared _,
          PolicyChanged _,
          StopSet _,
          StopLifted _,
          Looked _,
          Reviewed _,
          CaseChanged _,
          Erased _,
          Held _,
          Released _,
          Verified _ ->
          false;
      case ModelsCompared _, Metered _, ShardOpened _ -> false;
    };
  }

  private boolean opened(Opened opened) {
    name(Facet.USE_CASE, opened.useCase());
    if (!opened.models().isEmpty()) {
      name(Facet.MODEL, opened.models().getFirst());
    }
    names(Facet.MASKED, opened.masked().keySet());
    return true;
  }

  private boolean closed(Closed closed) {
    name(Facet.USE_CASE, closed.useCase());
    name(Facet.MODEL, closed.model());
    name(Facet.VERDICT, closed.outcome());
    names(Facet.RULE, closed.flags());
    Double energy = closed.energy().centralWh();
    name(Facet.ENERGY, EnergyBand.of(energy));
    if (energy != null) {
      document.add(new DoubleField(ENERGY, energy, Store.YES));
    }
    return true;
  }

  private boolean refused(Refused refused) {
    name(Facet.USE_CASE, refused.useCase());
    name(Facet.MODEL, refused.model());
    name(Facet.VERDICT, refused.refusal());
    names(Facet.RULE, refused.rules());
    names(Facet.CATEGORY, refused.categories());
    names(Facet.MASKED, refused.masked().keySet());
    return true;
  }

  private boolean checked(Checked checked) {
    name(Facet.USE_CASE, checked.useCase());
    name(Facet.VERDICT, checked.ruling());
    names(Facet.RULE, checked.rules());
    return true;
  }

  private void names(Facet facet, Iterable<String> values) {
    values.forEach(value -> name(facet, value));
  }

  private void name(Facet facet, @Nullable String value) {
    if (value != null) {
      document.add(new StringField(facet.field(), value, Store.YES));
      signature.add(facet, value);
      if (facet.isName()) {
        document.add(new Field(NAMES, value, WORDS));
      }
    }
  }

  private static String required(Document stored, String field) {
    String value = stored.get(field);
    if (value == null) {
      throw new IllegalStateException("index lacks " + field);
    }
    return value;
  }
}
