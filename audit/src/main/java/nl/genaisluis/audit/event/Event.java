package nl.genaisluis.audit.event;

/// One thing that happened and is put on record. Plain values only: codes, counts and random ids;
/// never a person, never text.
public sealed interface Event
    permits Opened,
        Refused,
        Closed,
        Checked,
        ConfirmationGiven,
        ConditionsConfirmed,
        DoubtCleared,
        PolicyChanged,
        StopSet,
        StopLifted,
        Looked,
        Reviewed,
        CaseChanged,
        Erased,
        Held,
        Released,
        Verified,
        ModelsCompared,
        Metered,
        ShardOpened {

  /// The stable code of this kind of event; never renamed, never reused.
  String code();

  /// The random id of the exchange that the event belongs to: 32 lower-case hexadecimal digits.
  String exchange();
}
