package nl.genaisluis.models.energy.measured;

import java.util.ArrayList;
import java.util.List;

/// The energy of one window, shared out by work. Work is measured in written tokens; a token that
/// is read counts for a part of one.
///
/// @param requests joules of each request, in the order in which they were given
/// @param idle joules while nothing was asked
/// @param unexplained joules of work that did not come through the gateway
public record Sharing(List<Double> requests, double idle, double unexplained) {
  public Sharing {
    requests = List.copyOf(requests);
  }

  /// Shares a window out. The three parts add up to the energy of the window.
  ///
  /// @param joules of the window, with what belongs to the devices
  /// @param readWeight what a read token counts for
  /// @param works the work of each request that ended in the window. Where it comes to more than
  ///   the server counted, because a request began before the window, the server's count gives way
  public static Sharing of(Window window, double joules, double readWeight, List<Double> works) {
    double known = 0;
    for (double work : works) {
      if (!(work >= 0)) {
        throw new IllegalArgumentException("work must be at least 0, was: " + work);
      }
      known += work;
    }
    double served = window.work(readWeight);
    double whole = Math.max(served, known);
    List<Double> requests = new ArrayList<>();
    if (whole == 0) {
      works.forEach(_ -> requests.add(0.0));
      return new Sharing(requests, joules, 0);
    }
    double shared = 0;
    for (double work : works) {
      double part = joules * (work / whole);
      requests.add(part);
      shared += part;
    }
    return new Sharing(requests, 0, Math.max(0, joules - shared));
  }

  /// What all requests took.
  public double explained() {
    double sum = 0;
    for (double request : requests) {
      sum += request;
    }
    return sum;
  }
}
