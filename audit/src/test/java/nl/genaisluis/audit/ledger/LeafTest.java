package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LeafTest {
  private static final String ID = Events.exchange(7);
  private static final String MINUTE = "2026-11-22T10:05Z";
  private static final String NEXT = "2026-11-22T10:06Z";
  private static final Attached NOTHING = new Attached(null, null, null, null);

  @Test
  void isTheDraftOfItsMinute() {
    Draft draft = Objects.requireNonNull(Draft.ahead(Events.opened(1), ID, null, MINUTE));
    Entry entry = new Entry(5, ID, MINUTE, Events.opened(1), null);

    Leaf leaf = new Leaf(entry, pending(draft));

    assertThat(leaf.bytes()).isSameAs(draft.bytes()).isEqualTo(LeafCodec.encode(entry));
    assertThat(leaf.hash()).isEqualTo(Hash.leaf(LeafCodec.encode(entry)));
  }

  @Test
  void isWrittenAnewWhenItsMinuteIsAnother() {
    Draft draft = Draft.ahead(Events.opened(1), ID, null, MINUTE);
    Entry entry = new Entry(5, ID, NEXT, Events.opened(1), null);

    Leaf leaf = new Leaf(entry, pending(draft));

    assertThat(leaf.bytes()).isEqualTo(LeafCodec.encode(entry));
    assertThat(leaf.hash()).isEqualTo(Hash.leaf(LeafCodec.encode(entry)));
  }

  @Test
  void hasNoDraftBeforeThereIsAMinute() {
    assertThat(Draft.ahead(Events.opened(1), ID, null, "")).isNull();
  }

  @Test
  void whatCannotBeAnEntryHasNoDraft() {
    assertThat(Draft.ahead(Events.opened(1), "no id", null, MINUTE)).isNull();
    assertThat(Draft.ahead(Events.opened(1), ID, "no commitment", MINUTE)).isNull();
  }

  private static Pending pending(@Nullable Draft draft) {
    return new Pending(Events.opened(1), ID, NOTHING, new CompletableFuture<>(), draft);
  }
}
