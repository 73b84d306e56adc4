package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.genaisluis.gateway.file.SentFiles;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files through the front door, read in a process of their own.
class FilesIT {
  private static final String NAME = "Jantina Oosterhuis";
  private static final String TEXT = "Gesprek met mevrouw " + NAME + " over het dorpshuis.";

  @TempDir private static Path folder;
  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  static Stream<Arguments> readable() {
    return Stream.of(
        Arguments.of("verslag.pdf", SentFiles.pdf(TEXT)),
        Arguments.of("verslag.DOCX", SentFiles.docx(TEXT)),
        Arguments.of("verslag.odt", SentFiles.odt(TEXT, "<m/>")),
        Arguments.of("verslag.txt", TEXT.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void theTextComesWithWhatWouldBeMaskedInIt(String name, byte[] file) {
    int before = gateway.entries().size();

    HttpResponse<String> answer = send(name, file);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Json.Obj told = object(answer.body());
    assertThat(told.text("tekst")).isEqualTo(TEXT);
    Json.Obj place = (Json.Obj) told.items("plaatsen").getFirst();
    assertThat(TEXT.substring(whole(place, "start"), whole(place, "einde"))).isEqualTo(NAME);
    assertThat(place.text("soort")).isEqualTo("PERSOON");
    assertThat(upstream.posts()).isEmpty();
    assertThat(gateway.entries()).hasSize(before);
  }

  @Test
  void aNoteInAParagraphHidesNothingAndWhatWasDeletedIsGone() {
    String note = "<text:note><text:note-body><text:p>noot</text:p></text:note-body></text:note>";
    String deleted = "<text:tracked-changes><text:p>geschrapt</text:p></text:tracked-changes>";

    HttpResponse<String> answer =
        send("a.odt", SentFiles.odt(deleted + "Begin" + note + " en einde", "<m/>"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(object(answer.body()).text("tekst"))
        .contains("Begin", "noot", "en einde")
        .doesNotContain("geschrapt");
  }

  @Test
  void theNameOfAFileIsLookedAtToo() {
    HttpResponse<String> answer =
        send("Brief van mevrouw Jantina Oosterhuis.txt", "Hallo".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(object(answer.body()).text("naamGemaskeerd")).doesNotContain("Oosterhuis");
  }

  static Stream<Arguments> hostile() {
    byte[] docx = SentFiles.docx(TEXT);
    byte[] pdf = SentFiles.pdf(TEXT);
    String deep = "<w:x>".repeat(2_000) + "</w:x>".repeat(2_000);
    return Stream.of(
        Arguments.of("a bomb in a part", "a.docx", SentFiles.bomb(80), "file_too_large_inside"),
        Arguments.of(
            "too many parts", "a.docx", SentFiles.crowded(TEXT, 2_001), "file_too_large_inside"),
        Arguments.of("too deep", "a.docx", SentFiles.document(deep), "file_unreadable"),
        Arguments.of("cut off", "a.docx", cut(docx), "file_unreadable"),
        Arguments.of("cut off", "a.pdf", Arrays.copyOf(pdf, 60), "file_unreadable"),
        Arguments.of("pdf as docx", "a.docx", pdf, "file_wrong_kind"),
        Arguments.of("docx as pdf", "a.pdf", docx, "file_wrong_kind"),
        Arguments.of("docx as odt", "a.odt", docx, "file_wrong_kind"),
        Arguments.of("docx as text", "a.txt", docx, "file_wrong_kind"),
        Arguments.of("locked", "a.pdf", SentFiles.lockedPdf(TEXT, "geheim"), "file_encrypted"),
        Arguments.of("text forbidden", "a.pdf", SentFiles.lockedPdf(TEXT, ""), "file_encrypted"),
        Arguments.of("locked", "a.odt", SentFiles.odt("x", "<encryption-data/>"), "file_encrypted"),
        Arguments.of("nothing in it", "a.txt", new byte[0], "file_no_text"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("hostile")
  void aHostileFileIsRefusedWithItsReason(String what, String name, byte[] file, String code) {
    HttpResponse<String> answer = send(name, file);

    assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(422);
    assertThat(object(answer.body()).text("code")).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("Oosterhuis");
  }

  @Test
  void aBombInAPageEndsItsReaderAndNothingElse() {
    HttpResponse<String> bomb = send("a.pdf", SentFiles.pdfBomb(400));
    HttpResponse<String> after = send("a.pdf", SentFiles.pdf(TEXT));

    // Which bound it meets first depends on the machine; a fast one finds that it has no text.
    assertThat(object(bomb.body()).text("code"))
        .isIn("file_too_slow", "file_too_large_inside", "file_no_text");
    assertThat(after.statusCode()).isEqualTo(200);
  }

  @Test
  void anEntityIsNeverFetched() throws IOException {
    AtomicInteger fetched = new AtomicInteger();
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.close();
        });
    elsewhere.start();
    String there = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x";
    byte[] file =
        SentFiles.zip(
            Map.of(
                "word/document.xml",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + there + "\">]><d><t>&x;</t></d>"));

    HttpResponse<String> answer = send("a.docx", file);
    elsewhere.stop(0);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(fetched).hasValue(0);
  }

  @Test
  void nothingOfAFileIsKept() throws IOException {
    String word = "Zevenhuizerplas";

    HttpResponse<String> answer = send("a.docx", SentFiles.docx(word));

    assertThat(answer.statusCode()).isEqualTo(200);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as("%s", file.getFileName())
            .doesNotContain(word);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "verslag", ".pdf", "a.exe", "a/b.pdf", "a%5Cb.pdf", "a%00.pdf"})
  void aNameThatCannotBeIsNamed(String name) {
    HttpResponse<String> answer = post("?naam=" + name.replace("/", "%2F"), new byte[] {65}, "x/y");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(object(answer.body()).text("parameter")).isEqualTo("naam");
  }

  @Test
  void aFileThatIsTooLongOrAFormIsNotRead() {
    byte[] text = "Hallo".getBytes(StandardCharsets.UTF_8);

    assertThat(send("a.txt", new byte[(10 << 20) + 1]).statusCode()).isEqualTo(413);
    assertThat(post("?naam=a.txt", text, "multipart/form-data; boundary=x").statusCode())
        .isEqualTo(415);
  }

  private static byte[] cut(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  private static HttpResponse<String> send(String name, byte[] file) {
    return post("?naam=" + name.replace(" ", "%20"), file, "application/octet-stream");
  }

  private static HttpResponse<String> post(String query, byte[] file, String type) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/bestanden" + query))
            .header("Authorization", "Bearer " + gateway.token("medewerker"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file)));
  }
}
