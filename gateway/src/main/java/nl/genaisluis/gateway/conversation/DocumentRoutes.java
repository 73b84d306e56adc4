package nl.genaisluis.gateway.conversation;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.accountability.InputFault;
import nl.genaisluis.gateway.document.DocumentForm;
import nl.genaisluis.gateway.document.Transcript;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// A conversation, or one answer of it, as a document. One that is kept is named by its id; one
/// that is not is sent along, and leaves nothing behind.
final class DocumentRoutes {
  private static final String FORM = "vorm";
  private static final String ANSWER = "antwoord";
  private static final String READ_OVER = "nagelopen";
  private static final String READ_BY = "door";
  private static final String A_COLLEAGUE = "een medewerker";
  private static final int READ_BY_MAX = 80;
  private static final int TITLE_MAX = 200;
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  /// Documents that are written at the same time; each takes a core.
  private static final int AT_ONCE_MAX = 2;

  private final Setup setup;
  private final ConversationRoutes conversations;
  private final Semaphore room = new Semaphore(AT_ONCE_MAX, true);

  /// Who has a document written now: one each, so that nobody fills the desk of all.
  private final Set<String> writing = ConcurrentHashMap.newKeySet();

  DocumentRoutes(Setup setup, ConversationRoutes conversations) {
    this.setup = setup;
    this.conversations = conversations;
  }

  /// What is asked for.
  ///
  /// @param answer number of the one turn that is wanted; 0 for all
  private record Wish(DocumentForm form, int answer, boolean readOver) {
    static Wish of(RoutingContext context) {
      MultiMap query = Input.query(context, FORM, ANSWER, READ_OVER);
      DocumentForm form = DocumentForm.of(Input.words(query, FORM));
      if (form == null) {
        throw new InputFault(FORM, "Kies uit: " + String.join(", ", DocumentForm.codes()) + ".");
      }
      int answer = query.contains(ANSWER) ? Input.number(query, ANSWER, 1, Messages.MAX) : 0;
      String readOver = Input.words(query, READ_OVER);
      if (!List.of("", "true", "false").contains(readOver)) {
        throw new InputFault(READ_OVER, "Geef hier true of false.");
      }
      return new Wish(form, answer, readOver.equals("true"));
    }

    /// Who checked it; null when nobody says that it was checked.
    @Nullable String readBy(@Nullable String told) {
      if (!readOver) {
        return null;
      }
      return told == null ? A_COLLEAGUE : told;
    }
  }

  private record Written(String name, Buffer content) {}

  void kept(RoutingContext context) {
    Wish wish = Wish.of(context);
    String user = setup.user(Access.caller(context));
    String id = context.pathParam("id");
    answer(
        context,
        wish,
        () -> {
          Item item = conversations.own(user, id);
          Json.Obj body = setup.shelf().body(item);
          if (body == null) {
            throw Replies.missing();
          }
          String title = item.head().text("titel");
          return transcript(
              wish,
              title == null ? "" : title,
              String.valueOf(item.useCase()),
              body.items("berichten"),
              wish.readBy(null));
        });
  }

  void sent(RoutingContext context) {
    Wish wish = Wish.of(context);
    byte[] sent = Form.bytes(context);
    answer(
        context,
        wish,
        () -> {
          Form form = Form.of(sent, "toepassing", "titel", "berichten", READ_BY);
          String useCase = form.line("toepassing", 1, 128);
          String title = form.line("titel", 1, TITLE_MAX);
          String readBy = wish.readBy(form.lineOrNull(READ_BY, READ_BY_MAX));
          return transcript(wish, title, useCase, Messages.read(form).items(), readBy);
        });
  }

  private Transcript transcript(
      Wish wish, String title, String useCase, List<Json> messages, @Nullable String readBy) {
    UseCase known = setup.catalogue().get().useCases().useCase(useCase);
    LocalDate made = LocalDate.ofInstant(setup.clock().instant(), HERE);
    List<Transcript.Turn> turns = Turns.of(messages);
    if (wish.answer() > 0) {
      turns = turns.stream().filter(turn -> turn.number() == wish.answer()).toList();
    }
    if (turns.isEmpty()) {
      throw new InputFault(
          wish.answer() > 0 ? ANSWER : "berichten", "Dit gesprek heeft zo'n vraag niet.");
    }
    return new Transcript(title, known == null ? useCase : known.title(), made, readBy, turns);
  }

  private void answer(RoutingContext context, Wish wish, Callable<Transcript> source) {
    String user = setup.user(Access.caller(context));
    if (!writing.add(user)) {
      throw new ApiFault(
          503,
          "document_running",
          "Er wordt al een document gemaakt",
          "Uw vorige document wordt nog gemaakt. Wacht daarop en probeer het dan opnieuw.");
    }
    setup
        .desk()
        .run(() -> written(wish, source.call()))
        .onComplete(_ -> writing.remove(user))
        .onSuccess(document -> send(context, wish, document))
        .onFailure(fault -> Answers.fail(context, fault));
  }

  /// Blocks until there is room to write, and while it writes.
  private Written written(Wish wish, Transcript transcript) throws InterruptedException {
    room.acquire();
    try {
      byte[] bytes = wish.form().write(transcript);
      return new Written(wish.form().fileName(transcript.title()), Buffer.buffer(bytes));
    } finally {
      room.release();
    }
  }

  private static void send(RoutingContext context, Wish wish, Written document) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    context
        .response()
        .putHeader("Content-Type", wish.form().contentType())
        .putHeader("Content-Disposition", "attachment; filename=\"" + document.name() + "\"")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(document.content());
  }
}
