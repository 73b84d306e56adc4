package nl.genaisluis.audit.search;

import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.content.UnitLabels;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// What is looked for, as the index understands it.
final class Queries {
  /// No operators that cost more than they find: fuzzy and near are off.
  private static final int OPERATORS =
      SimpleQueryParser.AND_OPERATOR
          | SimpleQueryParser.NOT_OPERATOR
          | SimpleQueryParser.OR_OPERATOR
          | SimpleQueryParser.PREFIX_OPERATOR
          | SimpleQueryParser.PHRASE_OPERATOR
          | SimpleQueryParser.WHITESPACE_OPERATOR;

  private static final Map<String, Float> FIELDS =
      Map.of(Documents.TEXT, 1f, Documents.NAMES, 1f, Documents.EXCHANGE, 1f);

  private final Analyzer analyzer;
  private final UnitLabels labels;

  Queries(Analyzer analyzer, UnitLabels labels) {
    this.analyzer = analyzer;
    this.labels = labels;
  }

  /// @param before only entries of the first so many of the log
  Query parse(nl.genaisluis.audit.search.Query query, long before) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(words(query.text()), Occur.MUST);
    if (before != nl.genaisluis.audit.search.Query.ALL) {
      all.add(LongPoint.newRangeQuery(Documents.INDEX, 0, before - 1), Occur.FILTER);
    }
    Filter filter = query.filter();
    filter
        .values()
        .forEach((facet, values) -> all.add(oneOf(facet, terms(facet, values)), Occur.FILTER));
    if (filter.from() != null || filter.until() != null) {
      long from = filter.from() == null ? Long.MIN_VALUE : Minutes.of(filter.from());
      long last = filter.until() == null ? Long.MAX_VALUE : Minutes.of(filter.until()) - 1;
      all.add(LongField.newRangeQuery(Documents.MINUTE, from, last), Occur.FILTER);
    }
    if (filter.energyMin() != null || filter.energyMax() != null) {
      double min = filter.energyMin() == null ? 0 : filter.energyMin();
      double max = filter.energyMax() == null ? Double.MAX_VALUE : filter.energyMax();
      all.add(DoubleField.newRangeQuery(Documents.ENERGY, min, max), Occur.FILTER);
    }
    return all.build();
  }

  private Query words(String text) {
    if (text.isBlank()) {
      return new MatchAllDocsQuery();
    }
    SimpleQueryParser parser = new SimpleQueryParser(analyzer, FIELDS, OPERATORS);
    parser.setDefaultOperator(Occur.MUST);
    return parser.parse(text);
  }

  private List<String> terms(Facet facet, List<String> values) {
    return facet == Facet.UNIT
        ? values.stream().map(unit -> UnitCounts.label(unit, labels)).toList()
        : values;
  }

  private static Query oneOf(Facet facet, List<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(facet.field(), values.getFirst()))
        : new TermInSetQuery(facet.field(), values.stream().map(BytesRef::new).toList());
  }
}
