package nl.genaisluis.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReaderMainTest {
  private static final String TEXT = "Café De Zwaan, gesprek met mevrouw Oosterhuis";

  @Test
  void readsTheTextOfEverySort() throws ReadFault {
    assertThat(ReaderMain.text(Sort.DOCX, SentFiles.docx(TEXT))).isEqualTo(TEXT);
    assertThat(ReaderMain.text(Sort.ODT, SentFiles.odt(TEXT, "<m/>"))).isEqualTo(TEXT);
    assertThat(ReaderMain.text(Sort.PDF, SentFiles.pdf(TEXT))).isEqualTo(TEXT);
    assertThat(ReaderMain.text(Sort.TXT, TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(ReaderMain.text(Sort.TXT, TEXT.getBytes(Charset.forName("windows-1252"))))
        .isEqualTo(TEXT);
    assertThat(ReaderMain.text(Sort.CSV, TEXT.getBytes(StandardCharsets.UTF_16))).isEqualTo(TEXT);
  }

  @Test
  void keepsLinesTabsAndNotesAndLeavesOutWhatWasDeleted() throws ReadFault {
    byte[] file =
        SentFiles.zip(
            Map.of(
                "word/document.xml",
                "<w:d xmlns:w=\"urn:w\"><w:p><w:r><w:t>Een</w:t><w:tab/><w:t>twee</w:t>"
                    + "<w:delText>weg</w:delText><w:instrText>PAGE</w:instrText></w:r></w:p>"
                    + "<w:p><w:r><w:t>drie</w:t></w:r></w:p></w:d>",
                "word/footnotes.xml",
                "<w:f xmlns:w=\"urn:w\"><w:p><w:t>noot</w:t></w:p></w:f>"));

    assertThat(ReaderMain.text(Sort.DOCX, file).lines().filter(line -> !line.isBlank()))
        .containsExactlyInAnyOrder("Een\ttwee", "drie", "noot");
  }

  @Test
  void aLongTextIsRefusedAndNotCutOff() {
    byte[] text = "a".repeat(Sheet.CHARACTERS_MAX + 1).getBytes(StandardCharsets.UTF_8);

    assertThat(exit(Sort.TXT, text)).isEqualTo(Reason.TOO_LARGE_INSIDE.exit());
  }

  @Test
  void aPackageOfTooManyPartsIsRefused() throws ReadFault {
    assertThat(ReaderMain.text(Sort.DOCX, SentFiles.crowded(TEXT, 2_000))).isEqualTo(TEXT);
    assertThat(exit(Sort.DOCX, SentFiles.crowded(TEXT, 2_001)))
        .isEqualTo(Reason.TOO_LARGE_INSIDE.exit());
  }

  @Test
  void endsWithATextOrAReasonForAnyBytes() {
    long seed = System.nanoTime();
    System.out.println("ReaderMainTest seed " + seed);
    Random random = new Random(seed);
    List<Integer> known =
        Arrays.stream(Reason.values()).map(Reason::exit).collect(Collectors.toList());
    known.add(0);
    List<Sort> sorts = List.of(Sort.DOCX, Sort.ODT, Sort.TXT, Sort.CSV);
    byte[] docx = SentFiles.docx(TEXT);
    byte[] odt = SentFiles.odt(TEXT, "<m/>");

    for (int round = 0; round < 2_000; round++) {
      boolean first = random.nextBoolean();
      byte[] bytes = (first ? docx : odt).clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      Sort sort = sorts.get(random.nextInt(sorts.size()));

      assertThat(exit(sort, random.nextBoolean() ? cut : bytes)).isIn(known);
    }
  }

  private static int exit(Sort sort, byte[] bytes) {
    return ReaderMain.run(
        sort,
        new ByteArrayInputStream(bytes),
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8));
  }
}
