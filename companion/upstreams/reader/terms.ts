/** Words and sentences in any language that the platform can segment. */

export interface Segmenters {
  sentences(text: string): string[];
  /** What a text is about: words in one case and without common endings, in order. */
  terms(text: string): string[];
}

/** Scripts whose words stand without spaces between them. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Full stops that end an abbreviation, not a sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|approx|fig|no|vol|mr|mrs|ms|dr|prof|st|z\.B|d\.h|bzw|ca|p\.ex|\p{Lu})\.\s*$/iu;

/** Written without full stops: a space ends a clause or a sentence, and the platform tells no more. */
const SPACE_ENDS_SENTENCE = /[\p{Script=Thai}\p{Script=Lao}]/u;

/** Above this, words of scripts without spaces are taken as pairs of characters: a dictionary would take seconds. */
const MAX_DICTIONARY_CHARS = 300_000;

/**
 * @param language BCP 47 tag of the text; what is none is not heeded
 * @param chars how much text there is in all
 */
export function createSegmenters(language: string, chars: number): Segmenters {
  const locale = isLocale(language) ? language : undefined;
  const bySentence = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const byWord = new Intl.Segmenter(locale, { granularity: 'word' });

  function words(text: string): string[] {
    if (!WITHOUT_SPACES.test(text)) return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    if (chars > MAX_DICTIONARY_CHARS) return pairs(text);
    const found: string[] = [];
    for (const { segment, isWordLike } of byWord.segment(text)) if (isWordLike) found.push(segment);
    return found;
  }

  return {
    sentences(text) {
      if (SPACE_ENDS_SENTENCE.test(text)) return text.split(' ').filter((clause) => clause !== '');
      const found: string[] = [];
      let open = '';
      for (const { segment } of bySentence.segment(text)) {
        open += segment;
        if (ABBREVIATED.test(open)) continue;
        found.push(open.trim());
        open = '';
      }
      if (open.trim() !== '') found.push(open.trim());
      return found.filter((sentence) => sentence !== '');
    },
    terms: (text) => words(text.normalize('NFKC').toLowerCase()).map(stem),
  };
}

function pairs(text: string): string[] {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap((run) => {
    if (!WITHOUT_SPACES.test(run) || run.length < 3) return [run];
    return Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2));
  });
}

/** Rough on purpose: it only has to bring "stream", "streams" and "streaming" together. */
function stem(word: string): string {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return word;
  const cut = word.replace(/(?:ings?|ers?|ed|es|s)$/, '');
  return cut.length >= 3 ? cut.replace(/(.)\1$/, '$1') : word;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
