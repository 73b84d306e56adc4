package nl.genaisluis.gateway.review;

import java.time.LocalDate;
import java.util.Set;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Reviewed;
import nl.genaisluis.gateway.accountability.ReviewBoard.Verdict;
import nl.genaisluis.gateway.accountability.ReviewBoard.View;
import nl.genaisluis.models.wire.BodyFault;
import nl.genaisluis.models.wire.ChatBody;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.EmbeddingBody;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.policy.Ground;
import nl.genaisluis.policy.prohibited.Example;
import nl.genaisluis.policy.prohibited.ProhibitedClass;
import org.jspecify.annotations.Nullable;

/// From the codes and contents of the record to words and examples.
final class Words {
  private static final Set<String> OF_THE_CHECK =
      Set.of(Ground.PROHIBITED_USE.code(), Ground.CONFIRMATION_REQUIRED.code());

  private Words() {}

  static String code(Verdict verdict) {
    return switch (verdict) {
      case UPHELD -> Reviewed.UPHELD;
      case MISSED -> Reviewed.MISSED;
      case FALSE_ALARM -> Reviewed.FALSE_ALARM;
    };
  }

  static Verdict verdict(String code) {
    return switch (code) {
      case Reviewed.MISSED -> Verdict.MISSED;
      case Reviewed.FALSE_ALARM -> Verdict.FALSE_ALARM;
      default -> Verdict.UPHELD;
    };
  }

  /// Whether a refusal on this ground came from the check on prohibited use.
  static boolean ofTheCheck(String ground) {
    return OF_THE_CHECK.contains(ground);
  }

  /// What this word weighs with; null when it weighs on nothing.
  static @Nullable Example example(View view, @Nullable Content content) {
    LocalDate until = view.until();
    Conversation asked = asked(content);
    if (until == null || asked == null || view.verdict() == Verdict.UPHELD) {
      return null;
    }
    boolean missed = view.verdict() == Verdict.MISSED;
    ProhibitedClass category = category(view.category());
    if (missed && category == null) {
      return null;
    }
    return new Example(
        view.decision(),
        missed ? Example.Word.MISSED : Example.Word.FALSE_ALARM,
        category,
        asked,
        CommitteeWords.end(until));
  }

  /// The conversation in the recorded content of a ruling; null when there is none.
  static @Nullable Conversation asked(@Nullable Content content) {
    if (content == null) {
      return null;
    }
    try {
      if (!(JsonCodec.read(content.text()) instanceof Json.Obj recorded)) {
        return null;
      }
      Json.Obj body = recorded.with("model", Json.of("auto"));
      return body.get("messages") == null
          ? EmbeddingBody.parse(body).conversation()
          : ChatBody.parse(body).conversation();
    } catch (JsonFault | BodyFault unreadable) {
      return null;
    }
  }

  private static @Nullable ProhibitedClass category(@Nullable String code) {
    for (ProhibitedClass category : ProhibitedClass.values()) {
      if (category.code().equals(code)) {
        return category;
      }
    }
    return null;
  }
}
