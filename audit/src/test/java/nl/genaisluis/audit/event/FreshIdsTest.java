package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

final class FreshIdsTest {
  private static final int HEAD_DIGITS = 8;

  @Test
  void noTwoAreTheSameAndEachIsThirtyTwoDigits() {
    List<String> ids = some(20_000);
    assertThat(new HashSet<>(ids)).hasSize(ids.size());
    assertThat(ids).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void thoseOfOneMomentBeginAlikeAndNextOnesOtherwise() {
    List<String> ids = some(20_000);
    Set<String> heads = new LinkedHashSet<>();
    int changes = 0;
    String last = "";
    for (String id : ids) {
      String head = id.substring(0, HEAD_DIGITS);
      heads.add(head);
      changes += head.equals(last) ? 0 : 1;
      last = head;
    }
    assertThat(changes).isEqualTo(heads.size()).isBetween(4, 6);
  }

  @Test
  void whatFollowsTheBeginningIsOfItsOwn() {
    List<String> ids = some(20_000);
    assertThat(ids.stream().map(id -> id.substring(HEAD_DIGITS)).distinct()).hasSize(ids.size());
  }

  @Test
  void twoMakersHaveNoBeginningInCommonFromTheFirstOn() {
    Set<String> heads = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      heads.add(new FreshIds().fresh().substring(0, HEAD_DIGITS));
    }
    assertThat(heads).hasSizeGreaterThan(45);
  }

  @Test
  void noTwoAreTheSameHoweverManyThreadsAsk() throws Exception {
    FreshIds maker = new FreshIds();
    ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (int each = 0; each < 10_000; each++) {
                  ids.add(maker.fresh());
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(new HashSet<>(ids)).hasSize(40_000);
  }

  private static List<String> some(int number) {
    FreshIds maker = new FreshIds();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ids.add(maker.fresh());
    }
    return ids;
  }
}
