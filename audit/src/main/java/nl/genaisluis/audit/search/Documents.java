package nl.genaisluis.audit.search;

import java.util.List;
import nl.genaisluis.audit.event.CaseChanged;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Closed;
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
import nl.genaisluis.audit.event.StopLifted;
import nl.genaisluis.audit.event.StopSet;
import nl.genaisluis.audit.event.Verified;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;

/// Entries to documents of the index, and stored documents to hits.
final class Documents {
  static final String LEAF = "leaf";
  static final String INDEX = "index";
  static final String CODE = "code";
  static final String USE_CASE = "use_case";

  /// Words of the scrubbed text; searched, never stored.
  static final String TEXT = "text";

  /// Ids and codes of the entry as one field to search in.
  static final String NAMES = "names";

  private static final String EXCHANGE = "exchange";
  private static final String TIME = "time";
  private static final String REFUSAL = "refusal";
  private static final String RULE = "rule";
  private static final String CATEGORY = "category";
  private static final String MODEL = "model";

  private final Document document = new Document();

  private Documents() {}

  /// The document of an entry; null when entries of this kind are not searched.
  static @Nullable Document document(Entry entry, @Nullable String text) {
    Event event = entry.event();
    Documents of = new Documents();
    boolean searched =
        switch (event) {
          case Opened opened -> of.opened(opened);
          case Closed closed -> of.closed(closed);
          case Refused refused -> of.refused(refused);
          case Checked checked -> of.checked(checked);
          case ConfirmationGiven _,
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
          case ModelsCompared _, Metered _ -> false;
        };
    if (!searched) {
      return null;
    }
    Document document = of.document;
    document.add(new StringField(LEAF, entry.leaf(), Store.YES));
    document.add(new NumericDocValuesField(INDEX, entry.index()));
    document.add(new StoredField(INDEX, entry.index()));
    document.add(new StringField(TIME, entry.time(), Store.YES));
    of.name(EXCHANGE, event.exchange());
    of.name(CODE, event.code());
    if (text != null) {
      document.add(new TextField(TEXT, text, Store.NO));
    }
    return document;
  }

  static Hit hit(Document stored) {
    return new Hit(
        required(stored, LEAF),
        required(stored, EXCHANGE),
        required(stored, TIME),
        required(stored, CODE),
        stored.get(USE_CASE),
        stored.get(REFUSAL),
        List.of(stored.getValues(RULE)),
        List.of(stored.getValues(CATEGORY)),
        stored.get(MODEL));
  }

  /// The place in the log of a stored document.
  static long index(Document stored) {
    return stored.getField(INDEX).numericValue().longValue();
  }

  private boolean opened(Opened opened) {
    name(USE_CASE, opened.useCase());
    if (!opened.models().isEmpty()) {
      name(MODEL, opened.models().getFirst());
    }
    return true;
  }

  private boolean closed(Closed closed) {
    name(USE_CASE, closed.useCase());
    name(MODEL, closed.model());
    names(RULE, closed.flags());
    return true;
  }

  private boolean refused(Refused refused) {
    name(USE_CASE, refused.useCase());
    name(MODEL, refused.model());
    name(REFUSAL, refused.refusal());
    names(RULE, refused.rules());
    names(CATEGORY, refused.categories());
    return true;
  }

  private boolean checked(Checked checked) {
    name(USE_CASE, checked.useCase());
    names(RULE, checked.rules());
    return true;
  }

  private void names(String field, List<String> values) {
    values.forEach(value -> name(field, value));
  }

  private void name(String field, @Nullable String value) {
    if (value != null) {
      document.add(new StringField(field, value, Store.YES));
      document.add(new TextField(NAMES, value, Store.NO));
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
