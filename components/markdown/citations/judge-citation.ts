/**
 * Whether a passage may say what a sentence takes from it. It compares words, and knows no meaning: `missing` says that the
 * sentence's numbers, names or most of its words are not there, and never that it is wrong.
 */
export function judgeCitation(sentence: string, passage: string): 'found' | 'missing' {
  const [said, given] = [read(sentence), read(passage)];
  if (said.numbers.some((number) => !given.numbers.includes(number))) return 'missing';
  // In another language the same is said in other words; the small words tell.
  const speaksAlike = said.small.length === 0 || said.small.some((word) => given.small.includes(word));
  if (!speaksAlike || said.words.length === 0) return 'found';
  const there = new Set(given.words);
  const held = said.words.filter((word) => there.has(word)).length;
  return held >= said.words.length * ENOUGH ? 'found' : 'missing';
}

/** Of a sentence's words; the others are its own. */
const ENOUGH = 1 / 3;
/** What is longer in an alphabet says something; what is shorter is grammar. */
const SMALL_CHARS = 3;
/** Endings are left aside. */
const STEM_CHARS = 5;
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function read(text: string): { numbers: string[]; words: string[]; small: string[] } {
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
