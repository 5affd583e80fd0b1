/** Scripts that tell the language by themselves, or the most likely one; the first that most letters are of counts. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/[іїєґ]/giu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/[پچژگ]/gu, 'fa'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Thai}/gu, 'th'],
];
/** Shares of the letters from which on a script, or a letter that only one language writes with it, counts. */
const MOST = 0.5;
const SIGN = 0.02;
const SIGNS = ['ja', 'uk', 'fa'];

/** Small words that texts are full of and that few others of these languages have. */
const SMALL_WORDS: Record<string, string> = {
  en: 'the|and|of|is|are|to|it|that|this|with|for|you|was|be|as|have|not|which|can',
  de: 'der|die|das|und|ist|nicht|ein|eine|zu|mit|auf|für|sich|dem|den|von|auch|wird|sind|im',
  fr: 'le|la|les|des|est|une|et|dans|pour|que|qui|sur|pas|avec|au|ce|vous|du|il|sont',
  es: 'el|los|las|una|es|que|y|por|con|para|del|se|como|más|pero|su|al|lo|está|son',
  it: 'il|gli|che|è|di|una|per|non|con|del|della|sono|si|nel|anche|più|come|questo|le|al',
  pt: 'o|os|uma|é|que|não|com|para|do|da|em|por|mais|como|se|na|ao|são|você|dos',
  nl: 'het|een|van|en|is|dat|niet|op|te|met|voor|zijn|de|ook|aan|er|door|worden|naar|deze',
  pl: 'i|w|na|z|się|nie|jest|to|że|do|jak|o|po|przez|są|dla|oraz|od|ale|tak',
};
const LANGUAGES_OF_WORD = Map.groupBy(
  Object.entries(SMALL_WORDS).flatMap(([language, words]) => words.split('|').map((word) => ({ language, word }))),
  ({ word }) => word,
);

/** The language that a text is in, as a primary BCP 47 tag; undefined when it does not say. It guesses nothing. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, 2_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [script, language] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    if (share > (SIGNS.includes(language) ? SIGN : MOST) && isOfScript(sample, letters, language)) return language;
  }
  return byWords(sample);
}

/** A few letters of another script in a text are quoted, and tell nothing about it. */
function isOfScript(sample: string, letters: number, language: string): boolean {
  if (!SIGNS.includes(language)) return true;
  const script = { ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, uk: /\p{Script=Cyrillic}/gu }[
    language
  ];
  return (sample.match(script ?? /\p{Script=Arabic}/gu)?.length ?? 0) / letters > MOST;
}

/** By at least two small words, and clearly more than any other language has of its own. */
function byWords(sample: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    const found = LANGUAGES_OF_WORD.get(word) ?? [];
    for (const { language } of found) counts.set(language, (counts.get(language) ?? 0) + 1 / found.length);
  }
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < 2 || best[1] < 1.5 * (second?.[1] ?? 0)) return undefined;
  return best[0];
}
