package nl.genaisluis.policy.personal;

import java.util.Map;

/// The arithmetic that tells an identifier from a number.
final class Checksums {
  /// Lengths of account numbers per country (ISO 13616 registry).
  private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();

  private Checksums() {}

  /// The elfproef of a citizen service number: nine digits, weights 9 to 2 and -1.
  static boolean citizen(CharSequence digits) {
    if (digits.length() != 9) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * (digits.charAt(i) - '0');
    }
    sum -= digits.charAt(8) - '0';
    return sum % 11 == 0 && !"000000000".contentEquals(digits);
  }

  /// ISO 7812-1 annex B.
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 1 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return !digits.isEmpty() && sum % 10 == 0;
  }

  /// ISO 7064 mod 97-10 over an account number whose first four characters are moved to the end.
  static boolean iban(CharSequence account) {
    return mod97(account) == 1;
  }

  /// The length of an account number of this country; 0 for a country without.
  static int ibanLength(String country) {
    return IBAN_LENGTHS.getOrDefault(country, 0);
  }

  private static int mod97(CharSequence text) {
    int rest = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt((i + 4) % text.length()), 36);
      if (value < 0) {
        return -1;
      }
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest;
  }

  private static Map<String, Integer> ibanLengths() {
    String table =
        """
        AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 \
        DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 \
        IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 \
        MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 \
        SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30\
        """;
    Map<String, Integer> lengths = new java.util.HashMap<>();
    for (String entry : table.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
