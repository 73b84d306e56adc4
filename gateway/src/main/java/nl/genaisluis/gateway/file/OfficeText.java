package nl.genaisluis.gateway.file;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The text of docx and odt: packages (zip) of XML. Every unpacked byte is counted, also of parts
/// that are skipped; document types and entities are refused; nesting is bounded.
final class OfficeText {
  static final long UNPACKED_BYTES_MAX = 64L << 20;
  private static final int PARTS_MAX = 2_000;
  private static final int DEPTH_MAX = 256;
  private static final int SPACES_MAX = 100;
  private static final int MANIFEST_MAX = 1 << 20;

  private static final Pattern DOCX_PARTS =
      Pattern.compile("word/(document|footnotes|endnotes|comments|header\\d*|footer\\d*)\\.xml");
  private static final Set<String> PASSED_OVER =
      Set.of("tracked-changes", "creator", "creator-initials", "date");
  private static final Pattern ODT_PARTS = Pattern.compile("content\\.xml");

  private static final Pattern PROPERTIES =
      Pattern.compile("docProps/(core|custom)\\.xml|meta\\.xml");

  private final FileMarks marks = new FileMarks();
  private final Sort sort;
  private final Pattern parts;
  private final Sheet sheet;
  private final XMLInputFactory factory;
  private int paragraphs;
  private int skipped;
  private boolean found;
  private boolean broken;
  private boolean locked;

  private OfficeText(Sort sort, Sheet sheet) {
    this.sort = sort;
    this.parts = sort == Sort.DOCX ? DOCX_PARTS : ODT_PARTS;
    this.sheet = sheet;
    this.factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
  }

  /// Counts what comes out, and stops at the bound.
  private static final class Counted extends FilterInputStream {
    private long left = UNPACKED_BYTES_MAX;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new Sheet.Full();
      }
    }

    @Override
    public void close() {
      // A reader of one part closes its stream; the package goes on.
    }
  }

  static void read(Sort sort, byte[] bytes, Sheet sheet) throws ReadFault {
    if (starts(bytes, "\u00d0\u00cf\u0011\u00e0")) {
      // How office programs wrap a package that is locked with a password.
      throw new ReadFault(Reason.ENCRYPTED);
    }
    if (!starts(bytes, "PK\u0003\u0004")) {
      throw new ReadFault(Reason.WRONG_KIND);
    }
    OfficeText office = new OfficeText(sort, sheet);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      office.parts(zip);
    } catch (IOException | IllegalArgumentException damaged) {
      throw new ReadFault(office.locked ? Reason.ENCRYPTED : Reason.UNREADABLE);
    }
    if (office.locked) {
      throw new ReadFault(Reason.ENCRYPTED);
    }
    if (office.broken) {
      throw new ReadFault(Reason.UNREADABLE);
    }
    if (!office.found) {
      throw new ReadFault(Reason.WRONG_KIND);
    }
    office.marks.write(sheet);
  }

  private void parts(ZipInputStream zip) throws IOException, ReadFault {
    Counted counted = new Counted(zip);
    int seen = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++seen > PARTS_MAX) {
        throw new ReadFault(Reason.TOO_LARGE_INSIDE);
      }
      if (parts.matcher(entry.getName()).matches()) {
        found = true;
        part(counted);
      } else if (PROPERTIES.matcher(entry.getName()).matches()) {
        properties(counted);
      } else if (entry.getName().equals("META-INF/manifest.xml")) {
        byte[] manifest = counted.readNBytes(MANIFEST_MAX);
        locked |= new String(manifest, StandardCharsets.UTF_8).contains("encryption-data");
      }
      // Unpacked to be counted, and dropped.
      counted.transferTo(OutputStream.nullOutputStream());
    }
  }

  /// Every text between two tags is the value of a property.
  private void properties(InputStream in) {
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      try {
        StringBuilder value = new StringBuilder();
        while (reader.hasNext()) {
          int event = reader.next();
          if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("no document type here");
          }
          if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            value.append(reader.getText());
          } else {
            marks.hear(value.toString());
            value.setLength(0);
          }
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException notWellFormed) {
      broken = true;
    }
  }

  private void part(InputStream in) {
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      try {
        walk(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException notWellFormed) {
      broken = true;
    }
    sheet.write(new char[] {'\n'}, 0, 1);
  }

  private void walk(XMLStreamReader reader) throws XMLStreamException {
    int depth = 0;
    boolean heard = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEPTH_MAX) {
            throw new XMLStreamException("nested too deep");
          }
          heard = opens(reader, heard);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          heard = closes(reader.getLocalName(), heard);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (heard) {
            sheet.write(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("no document type here");
        default -> {
          // Comments and processing instructions are no text.
        }
      }
    }
  }

  /// What the start of an element adds, and whether text is heard from here on.
  private boolean opens(XMLStreamReader reader, boolean heard) {
    String name = reader.getLocalName();
    if (sort == Sort.DOCX) {
      switch (name) {
        case "tab" -> add("\t", 1);
        case "br", "cr" -> add("\n", 1);
        default -> {
          return name.equals("t") || heard;
        }
      }
      return heard;
    }
    return opensInOdt(name, reader);
  }

  /// Paragraphs stand in paragraphs: in notes, comments and frames. What was deleted, and who wrote
  /// a comment when, is passed over with all that is in it.
  private boolean opensInOdt(String name, XMLStreamReader reader) {
    if (skipped > 0 || PASSED_OVER.contains(name)) {
      skipped++;
      return false;
    }
    if (name.equals("p") || name.equals("h")) {
      paragraphs++;
    } else if (paragraphs > 0) {
      switch (name) {
        case "tab" -> add("\t", 1);
        case "line-break" -> add("\n", 1);
        case "s" -> add(" ", spaces(reader));
        default -> {
          // Other elements shape their text, they are none.
        }
      }
    }
    return paragraphs > 0;
  }

  private boolean closes(String name, boolean heard) {
    boolean paragraph = name.equals("p") || (sort == Sort.ODT && name.equals("h"));
    if (sort == Sort.ODT && skipped > 0) {
      skipped--;
      return skipped == 0 && paragraphs > 0;
    }
    if (paragraph) {
      add("\n", 1);
    }
    if (sort == Sort.ODT) {
      paragraphs -= paragraph ? 1 : 0;
      return paragraphs > 0;
    }
    return heard && !name.equals("t");
  }

  private static int spaces(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String value = reader.getAttributeValue(i);
      if (reader.getAttributeLocalName(i).equals("c") && value.matches("[0-9]{1,4}")) {
        return Math.min(SPACES_MAX, Integer.parseInt(value));
      }
    }
    return 1;
  }

  private void add(String text, int times) {
    char[] characters = text.repeat(times).toCharArray();
    sheet.write(characters, 0, characters.length);
  }

  private static boolean starts(byte[] bytes, String head) {
    for (int i = 0; i < head.length(); i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != head.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
