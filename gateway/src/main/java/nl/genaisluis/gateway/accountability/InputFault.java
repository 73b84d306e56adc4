package nl.genaisluis.gateway.accountability;

/// A request holds a value that cannot be. Ends as a 400 that names the parameter; the value itself
/// is never repeated.
public final class InputFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /// @param parameter name of the parameter or field
  /// @param demand Dutch sentence: what it must be
  public InputFault(String parameter, String demand) {
    super(demand, null, false, false);
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  String demand() {
    String demand = getMessage();
    return demand == null ? "" : demand;
  }
}
