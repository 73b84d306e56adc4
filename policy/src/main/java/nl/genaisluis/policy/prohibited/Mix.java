package nl.genaisluis.policy.prohibited;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/// Brings the signals of one view together: a weighted sum, put on the scale of 0 to 1 by two known
/// points. Learned on conversations whose authors the deciders had not seen.
///
/// @param factors one for each signal of [Signals]
/// @param doubt the sum that becomes [#DOUBT]
/// @param sure the sum that becomes [#SURE]
record Mix(double bias, List<Double> factors, double doubt, double sure) {
  static final double DOUBT = 0.5;
  static final double SURE = 0.8;

  /// Says nothing of any view.
  static final Mix NONE = new Mix(0, Collections.nCopies(Signals.COUNT, 0.0), 1, 2);

  Mix {
    factors = List.copyOf(factors);
    if (factors.size() != Signals.COUNT) {
      throw new IllegalArgumentException("a mix has a factor for each signal");
    }
    if (!(sure > doubt) || !Double.isFinite(bias + doubt + sure)) {
      throw new IllegalArgumentException("a mix is sure above where it doubts");
    }
  }

  double sum(Signals signals) {
    double sum = bias;
    for (int i = 0; i < Signals.COUNT; i++) {
      sum += factors.get(i) * signals.at(i);
    }
    return sum;
  }

  /// What this view says, on the scale of a logarithm of odds; [#score] brings it between 0 and 1.
  double logit(Signals signals) {
    return Math.log(SURE / (1 - SURE)) * (sum(signals) - doubt) / (sure - doubt);
  }

  /// The score between 0 and 1 of a [#logit].
  static double score(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  static Mix read(DataInputStream in) throws IOException {
    double bias = in.readDouble();
    double doubt = in.readDouble();
    double sure = in.readDouble();
    Double[] factors = new Double[Signals.COUNT];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = in.readDouble();
    }
    return new Mix(bias, List.of(factors), doubt, sure);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(bias);
    out.writeDouble(doubt);
    out.writeDouble(sure);
    for (double factor : factors) {
      out.writeDouble(factor);
    }
  }
}
