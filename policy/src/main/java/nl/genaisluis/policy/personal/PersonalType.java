package nl.genaisluis.policy.personal;

/// Kinds of personal data and secrets. The names are the stable words in placeholders, APIs and
/// records.
public enum PersonalType {
  PERSOON(Writing.WORDS),
  ADRES(Writing.WORDS),
  POSTCODE(Writing.CODE),
  EMAIL(Writing.ADDRESS),
  TELEFOON(Writing.TELEPHONE),
  BSN(Writing.CODE),
  IBAN(Writing.CODE),
  GEBOORTEDATUM(Writing.WORDS),
  KENTEKEN(Writing.CODE),
  IDENTITEITSBEWIJS(Writing.CODE),
  RIJBEWIJS(Writing.CODE),
  VNUMMER(Writing.CODE),
  BTW(Writing.CODE),
  KVK(Writing.CODE),
  CREDITCARD(Writing.CODE),
  IP(Writing.ADDRESS),
  MAC(Writing.CODE),
  GEHEIM(Writing.SECRET),
  GEBRUIKER(Writing.HANDLE),
  URLDATA(Writing.SECRET);

  private final Writing writing;

  PersonalType(Writing writing) {
    this.writing = writing;
  }

  /// How a value of this kind is written: what makes two spellings one value, and whether a single
  /// word of it says anything where its surroundings are others.
  enum Writing {
    /// Words and numbers of the language, which mean other things elsewhere.
    WORDS,
    /// Every character counts.
    SECRET,
    /// A name that somebody chose; every character counts.
    HANDLE,
    /// Capitals do not count, signs do.
    ADDRESS,
    /// Digits, with or without the code of the country.
    TELEPHONE,
    /// Letters and digits; capitals, spaces and signs do not count.
    CODE
  }

  Writing writing() {
    return writing;
  }
}
