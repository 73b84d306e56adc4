package nl.genaisluis.policy.personal;

/// Kinds of personal data and secrets. The names are the stable words in placeholders, APIs and
/// records.
public enum PersonalType {
  PERSOON,
  ADRES,
  POSTCODE,
  EMAIL,
  TELEFOON,
  BSN,
  IBAN,
  GEBOORTEDATUM,
  KENTEKEN,
  IDENTITEITSBEWIJS,
  RIJBEWIJS,
  VNUMMER,
  BTW,
  KVK,
  CREDITCARD,
  IP,
  MAC,
  GEHEIM,
  GEBRUIKER,
  URLDATA
}
