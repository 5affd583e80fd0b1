/**
 * Which sentences matter most: those nearest to what the text as a whole is about (the sum of its TF-IDF vectors), and,
 * when there is a question, those that hold its rarer words. Work grows with the length of the text and no faster.
 */

export interface Candidate {
  text: string;
  terms: readonly string[];
  isTableRow: boolean;
}

export interface Ranking {
  /** Indices of the chosen candidates, in the order of the page. */
  chosen: number[];
  /** Whether the text has any word of the question; false without a question. */
  answersQuestion: boolean;
}

/** Shorter sentences are labels more often than statements, longer ones are hard to read as a quote. */
const GOOD_TERMS = { min: 6, max: 40 };
/** Of the best, those looked at for repetition. */
const SHORTLIST = 64;
/** A sentence that holds less of the question than this share of what the best one holds is beside the point. */
const WEAK_HIT = 0.4;
/** Of a sentence's characters; more of them make it code. */
const CODE_SYMBOLS = 0.05;
/** Sentences between two breaths. */
const STEP = 256;

type Vector = Map<string, number>;

/** `breathe` is awaited now and then, so that others get a turn; it may throw. */
export async function rankSentences(
  candidates: readonly Candidate[],
  question: readonly string[],
  count: number,
  breathe: () => Promise<void>,
): Promise<Ranking> {
  const weights = weigh(candidates);
  const vectors: Vector[] = [];
  const total: Vector = new Map();
  for (const [index, { terms, isTableRow }] of candidates.entries()) {
    if (index % STEP === 0) await breathe();
    const vector = toVector(terms, weights);
    vectors.push(vector);
    if (!isTableRow) for (const [term, value] of vector) total.set(term, (total.get(term) ?? 0) + value);
  }
  const centre = normalise(total);
  const asked = new Map(question.filter((term) => weights.has(term)).map((term) => [term, weights.get(term) ?? 0]));
  const askedTotal = [...asked.values()].reduce((sum, value) => sum + value, 0);
  const terms = [...asked];
  const hits = vectors.map((vector) => terms.reduce((sum, [term, value]) => sum + (vector.has(term) ? value : 0), 0));
  const enough = WEAK_HIT * hits.reduce((best, hit) => Math.max(best, hit), 0);

  const scores: number[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % STEP === 0) await breathe();
    const hit = hits[index] ?? 0;
    const fit = fitness(candidate);
    const central = candidate.isTableRow ? 0 : dot(vectors[index] ?? new Map(), centre) * fit;
    if (askedTotal === 0) scores.push(central * (1 + leadBonus(index, candidates.length)));
    else scores.push(hit < enough ? 0 : (hit / askedTotal) * (0.5 + 0.5 * fit) + 0.2 * central);
  }

  const shortlist = candidates
    .map((_, index) => index)
    .filter((index) => (scores[index] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, SHORTLIST);
  const chosen = chooseVaried(shortlist, scores, vectors, count);
  return { chosen: chosen.sort((a, b) => a - b), answersQuestion: askedTotal > 0 };
}

/** The best first, each next one as good and as different from those before as can be. */
function chooseVaried(shortlist: number[], scores: number[], vectors: Vector[], count: number): number[] {
  const best = scores[shortlist[0] ?? -1] ?? 0;
  const chosen: number[] = [];
  let rest = shortlist;
  while (chosen.length < count && rest.length > 0) {
    const value = (index: number): number => {
      const likeness = chosen.map((other) => dot(vectors[index] ?? new Map(), vectors[other] ?? new Map()));
      return (scores[index] ?? 0) / best - 0.7 * Math.max(0, ...likeness);
    };
    const next = rest.reduce((a, b) => (value(b) > value(a) ? b : a));
    rest = rest.filter((index) => index !== next);
    const isRepetition = chosen.some((other) => dot(vectors[next] ?? new Map(), vectors[other] ?? new Map()) > 0.95);
    if (!isRepetition) chosen.push(next);
  }
  return chosen;
}

/** What each term is worth: the rarer in the text, the more. */
function weigh(candidates: readonly Candidate[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { terms } of candidates) {
    for (const term of new Set(terms)) weights.set(term, (weights.get(term) ?? 0) + 1);
  }
  for (const [term, count] of weights) {
    weights.set(term, Math.log(1 + candidates.length / count) * (isGrammar(term) ? 0.2 : 1));
  }
  return weights;
}

/** Short words of alphabets are mostly grammar, in every language; a list of them per language would be longer. */
function isGrammar(term: string): boolean {
  return term.length <= 3 && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(term);
}

function toVector(terms: readonly string[], weights: Map<string, number>): Vector {
  const vector: Vector = new Map();
  for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + (weights.get(term) ?? 0));
  return normalise(vector);
}

function normalise(vector: Vector): Vector {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  for (const [term, value] of vector) vector.set(term, value / length);
  return vector;
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let total = 0;
  for (const [term, value] of small) total += value * (large.get(term) ?? 0);
  return total;
}

function fitness({ text, terms }: Candidate): number {
  const symbols = text.match(/[{}[\]()<>=_;|\\/@#$]/g)?.length ?? 0;
  const prose = symbols / text.length > CODE_SYMBOLS ? 0.2 : 1;
  const count = terms.length;
  if (count < GOOD_TERMS.min) return prose * (count / GOOD_TERMS.min) ** 2;
  return count > GOOD_TERMS.max ? (prose * GOOD_TERMS.max) / count : prose;
}

/** Texts say first what they are about. */
function leadBonus(index: number, count: number): number {
  return index < Math.max(3, count * 0.05) ? 0.3 : 0;
}
