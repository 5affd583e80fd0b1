type Sentence = (...given: never[]) => unknown;

/** All sentences of a catalogue, by where they stand: texts, and functions that write one. */
export function pathsOf(words: object, at = ''): Map<string, string | Sentence> {
  const found = new Map<string, string | Sentence>();
  for (const [key, value] of Object.entries(words)) {
    const path = at === '' ? key : `${at}.${key}`;
    if (typeof value === 'string' || typeof value === 'function') found.set(path, value);
    else for (const [inner, sentence] of pathsOf(value as object, path)) found.set(inner, sentence);
  }
  return found;
}

/** Two-digit numbers, so that no language puts anything into them. */
const NUMBERS = [41, 43, 47, 53, 59, 61];

/**
 * Which of its params a sentence says, by their names or places: each is called with marks that can be found again, text
 * where text will do and a number where a number is wanted.
 */
export function markersOf(sentence: Sentence): string[] {
  for (const isNamed of [false, true]) {
    for (let numbers = 0; numbers < 64; numbers += 1) {
      const said = say(sentence, isNamed, numbers);
      if (said !== undefined && !/undefined|NaN|\[object/.test(said.text)) {
        return [...said.marks].flatMap(([name, mark]) => (said.text.includes(mark) ? [name] : [])).toSorted();
      }
    }
  }
  throw new Error(`no params fit ${sentence}`);
}

function say(
  sentence: Sentence,
  isNamed: boolean,
  numbers: number,
): { text: string; marks: Map<string, string> } | undefined {
  const marks = new Map<string, string>();
  const names = new Map<string, string | number>();
  const markOf = (name: string): string | number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const index = names.size;
    const mark = (numbers >> index) & 1 ? (NUMBERS[index] ?? 67) : `⟦${name}⟧`;
    names.set(name, mark);
    marks.set(name, String(mark));
    return mark;
  };
  const params = new Proxy({}, { get: (_target, name) => (typeof name === 'string' ? markOf(name) : undefined) });
  try {
    const given = isNamed ? [params] : Array.from({ length: sentence.length }, (_, index) => markOf(String(index)));
    return { text: JSON.stringify(sentence(...(given as never[]))), marks };
  } catch {
    return undefined;
  }
}
