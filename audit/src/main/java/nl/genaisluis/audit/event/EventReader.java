package nl.genaisluis.audit.event;

/// The event that the members of a leaf tell of; [EventWriter] is its mirror.
final class EventReader {
  private EventReader() {}

  static Event event(Members in) {
    String exchange = in.text("exchange");
    return switch (in.text("code")) {
      case Opened.CODE -> opened(exchange, in);
      case Refused.CODE -> refused(exchange, in);
      case Closed.CODE -> closed(exchange, in);
      case Checked.CODE -> checked(exchange, in);
      case ConfirmationGiven.CODE ->
          new ConfirmationGiven(exchange, in.text("use_case"), in.texts("rules"), in.text("role"));
      case ConditionsConfirmed.CODE ->
          new ConditionsConfirmed(
              exchange, in.text("use_case"), in.text("conditions"), in.text("role"));
      case DoubtCleared.CODE ->
          new DoubtCleared(
              exchange,
              in.text("use_case"),
              in.texts("rules"),
              in.text("judged_in"),
              in.text("role"));
      case PolicyChanged.CODE ->
          new PolicyChanged(exchange, in.textOrNull("from"), in.text("to"), in.texts("changes"));
      case StopSet.CODE ->
          new StopSet(
              exchange, in.text("stop"), in.text("scope"), in.textOrNull("id"), in.text("role"));
      case StopLifted.CODE -> new StopLifted(exchange, in.text("stop"), in.text("role"));
      case Looked.CODE ->
          new Looked(exchange, in.text("what"), in.textOrNull("target"), in.text("role"));
      case Reviewed.CODE ->
          new Reviewed(
              exchange,
              in.text("target"),
              in.text("word"),
              in.textOrNull("category"),
              in.textOrNull("until"),
              in.text("role"));
      case CaseChanged.CODE ->
          new CaseChanged(
              exchange, in.text("kind"), in.text("id"), in.text("status"), in.text("role"));
      case Erased.CODE ->
          new Erased(exchange, in.text("target"), in.text("ground"), in.text("role"));
      case Held.CODE -> new Held(exchange, in.text("hold"), in.text("target"), in.text("role"));
      case Released.CODE -> new Released(exchange, in.text("hold"), in.text("role"));
      case Verified.CODE ->
          new Verified(
              exchange,
              in.whole("size"),
              in.text("root"),
              in.bool("sound"),
              in.whole("faults"),
              in.whole("remarks"),
              in.text("role"));
      case ModelsCompared.CODE -> compared(exchange, in);
      case Metered.CODE -> metered(exchange, in);
      case ShardOpened.CODE ->
          new ShardOpened(
              exchange, in.text("origin"), in.text("previous"), in.whole("size"), in.text("root"));
      default -> throw new LeafFault("leaf has an unknown code");
    };
  }

  private static Opened opened(String exchange, Members in) {
    return new Opened(
        exchange,
        in.text("use_case"),
        in.text("kind"),
        in.texts("models"),
        in.text("policy_version"),
        in.bool("streamed"),
        in.text("role"),
        in.small("characters"),
        in.counts("masked"),
        in.bool("confirmed"));
  }

  private static Refused refused(String exchange, Members in) {
    return new Refused(
        exchange,
        in.textOrNull("use_case"),
        in.text("kind"),
        in.text("refusal"),
        in.texts("rules"),
        in.texts("categories"),
        in.textOrNull("model"),
        in.text("policy_version"),
        in.text("role"),
        in.small("characters"),
        in.counts("masked"));
  }

  private static Closed closed(String exchange, Members in) {
    return new Closed(
        exchange,
        in.text("use_case"),
        in.text("outcome"),
        in.textOrNull("model"),
        in.inners("attempts").stream().map(EventReader::attempt).toList(),
        tokens(in.inner("tokens")),
        energy(in.inner("energy")),
        in.texts("flags"));
  }

  private static Checked checked(String exchange, Members in) {
    return new Checked(
        exchange,
        in.textOrNull("use_case"),
        in.textOrNull("ruling"),
        in.texts("rules"),
        in.text("policy_version"),
        in.text("role"),
        in.small("characters"));
  }

  private static ModelsCompared compared(String exchange, Members in) {
    return new ModelsCompared(
        exchange,
        in.text("provider"),
        in.small("served"),
        in.texts("missing"),
        in.texts("unlisted"),
        in.texts("appeared"),
        in.texts("vanished"));
  }

  private static Metered metered(String exchange, Members in) {
    return new Metered(
        exchange,
        in.text("provider"),
        in.small("windows"),
        in.small("dropped"),
        in.number("it_wh"),
        in.number("idle_wh"),
        in.number("requests_wh"),
        in.number("unexplained_wh"),
        in.text("method"),
        in.numberOrNull("work"));
  }

  private static Attempt attempt(Members in) {
    Attempt attempt =
        new Attempt(in.text("model"), in.text("provider"), in.text("outcome"), in.small("status"));
    in.end();
    return attempt;
  }

  private static Tokens tokens(Members in) {
    Tokens tokens =
        new Tokens(
            in.whole("input"),
            in.whole("cached"),
            in.whole("output"),
            in.whole("reasoning"),
            in.text("source"));
    in.end();
    return tokens;
  }

  private static EnergyFigure energy(Members in) {
    EnergyFigure energy =
        new EnergyFigure(
            in.numberOrNull("low_wh"),
            in.numberOrNull("central_wh"),
            in.numberOrNull("high_wh"),
            in.text("class"),
            in.text("method"),
            in.numberOrNull("low_gco2e"),
            in.numberOrNull("central_gco2e"),
            in.numberOrNull("high_gco2e"));
    in.end();
    return energy;
  }
}
