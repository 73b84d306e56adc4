package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Vectors with their labels.
final class Lessons {
  private static final double COST = 1;
  private static final int ROUNDS = 15;

  private final List<LinearSvm.Vector> vectors = new ArrayList<>();
  private final List<Boolean> labels = new ArrayList<>();

  void add(boolean label, List<LinearSvm.Vector> own) {
    vectors.addAll(own);
    labels.addAll(Collections.nCopies(own.size(), label));
  }

  LinearSvm.Machine train() {
    boolean[] label = new boolean[labels.size()];
    for (int i = 0; i < label.length; i++) {
      label[i] = labels.get(i);
    }
    return LinearSvm.train(vectors, label, Vocabulary.PLACES, COST, ROUNDS);
  }
}
