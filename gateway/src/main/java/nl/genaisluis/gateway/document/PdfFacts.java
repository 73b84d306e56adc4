package nl.genaisluis.gateway.document;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// What a PDF says about itself: title, language, that it is tagged, and that AI helped.
final class PdfFacts {
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  private PdfFacts() {}

  static void put(PDDocument document, Transcript transcript) throws IOException {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage("nl-NL");
    PDMarkInfo tagged = new PDMarkInfo();
    tagged.setMarked(true);
    catalog.setMarkInfo(tagged);
    PDViewerPreferences view = new PDViewerPreferences(new COSDictionary());
    view.setDisplayDocTitle(true);
    catalog.setViewerPreferences(view);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(metadata(transcript));
    catalog.setMetadata(metadata);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(transcript.title());
    information.setCreator(Properties.MAKER);
    information.setSubject(transcript.label());
    Calendar made = GregorianCalendar.from(transcript.made().atStartOfDay(ZoneOffset.UTC));
    information.setCreationDate(made);
    for (Map.Entry<String, String> one : Properties.of(transcript).entrySet()) {
      information.setCustomMetadataValue(one.getKey(), one.getValue());
    }
  }

  private static byte[] metadata(Transcript transcript) {
    Xml xml =
        new Xml()
            .open("x:xmpmeta", "xmlns:x", "adobe:ns:meta/")
            .open("rdf:RDF", "xmlns:rdf", RDF)
            .open(
                "rdf:Description",
                "rdf:about",
                "",
                "xmlns:dc",
                DC,
                "xmlns:Iptc4xmpExt",
                "http://iptc.org/std/Iptc4xmpExt/2008-02-29/");
    alternative(xml, "dc:title", transcript.title());
    alternative(xml, "dc:description", transcript.label());
    xml.open("dc:language").open("rdf:Bag").element("rdf:li", "nl-NL").close().close();
    String source = Properties.of(transcript).get("DigitalSourceType");
    if (source != null) {
      xml.element("Iptc4xmpExt:DigitalSourceType", source);
    }
    return xml.close().close().close().bytes();
  }

  private static void alternative(Xml xml, String name, String text) {
    xml.open(name).open("rdf:Alt");
    xml.element("rdf:li", text, "xml:lang", "x-default").close().close();
  }
}
