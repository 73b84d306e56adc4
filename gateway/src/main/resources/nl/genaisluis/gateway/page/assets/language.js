// Which language an answer is in, by its most common small words, so that it is read out as such.
const COMMON = {
  nl: /\b(de|het|een|van|en|niet|voor|dat|zijn|wordt|met|op|ook|bij|naar)\b/gi,
  en: /\b(the|and|of|to|is|that|for|with|are|not|you|this|from|be|as)\b/gi,
  de: /\b(der|die|das|und|nicht|ist|mit|ein|eine|für|auf|den|von|zu|werden)\b/gi,
  fr: /\b(le|la|les|des|et|est|une|pour|dans|que|pas|vous|avec|sur|du)\b/gi,
  fy: /\b(de|it|fan|en|net|foar|dat|binne|wurdt|mei|op|ek|by|nei|in)\b/gi,
};

export const LANGUAGES = { nl: "Nederlands", fy: "Frysk", en: "English", de: "Deutsch", fr: "Français" };

/** The language that this text is most likely in; Dutch when it says too little. */
export function languageOf(text) {
  const counts = Object.entries(COMMON).map(([language, words]) => [language, (text.match(words) ?? []).length]);
  counts.sort((a, b) => b[1] - a[1]);
  return counts[0][1] > 2 ? counts[0][0] : "nl";
}
