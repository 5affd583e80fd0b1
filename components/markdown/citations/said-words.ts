/** What a text says, as far as words can tell. */
export interface SaidWords {
  /** By their value, however they are written. */
  numbers: readonly string[];
  /** Words that say something, without their endings; of scripts without spaces pairs of characters. */
  words: readonly string[];
  /** Words that are grammar. */
  small: readonly string[];
}

/** What is longer in an alphabet says something; what is shorter is grammar. */
const SMALL_CHARS = 3;
/** Endings are left aside. */
const STEM_CHARS = 5;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

export function readWords(text: string): SaidWords {
  const plain = text.normalize('NFKC').toLowerCase();
  const numbers = (plain.match(/\p{N}+(?:[.,' ]\p{N}{3})*(?:[.,]\p{N}+)?/gu) ?? []).map(asValue);
  const words: string[] = [];
  const small: string[] = [];
  for (const run of plain.match(/[\p{L}\p{M}]+/gu) ?? []) {
    if (WITHOUT_SPACES.test(run)) words.push(...pairsOf(run));
    else if (run.length <= SMALL_CHARS) small.push(run);
    else words.push(run.slice(0, STEM_CHARS));
  }
  return { numbers, words, small };
}

/** However its thousands and its decimals are set apart: 2,5 is 2.50 and not 25. Three digits behind a mark are thousands. */
function asValue(number: string): string {
  const decimals = /[.,](\p{N}{1,2}|\p{N}{4,})$/u.exec(number);
  const whole = number.slice(0, decimals?.index).replace(/[.,' ]/g, '');
  return `${whole}.${decimals?.[1]?.replace(/0+$/, '') ?? ''}`;
}

function pairsOf(run: string): string[] {
  if (run.length < 2) return [run];
  return Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2));
}
