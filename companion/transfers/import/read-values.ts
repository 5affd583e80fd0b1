/** Values of a file that any program may have written, read as far as they can be. */

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function toRecord(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Empty for what is no text. Half a character would not survive the disk. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : '';
}

/**
 * What a message says: a text, or a list of texts and of things that are none, as several programs write it. Undefined
 * for what is neither.
 */
export function toMessageText(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.toWellFormed();
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((part) => (typeof part === 'string' ? part : toRecord(part).text));
  return texts
    .filter((text) => typeof text === 'string')
    .join('\n\n')
    .toWellFormed();
}

/** How many parts of a message are no text: images, recordings and other files. */
export function countFiles(content: unknown): number {
  return toList(content).filter((part) => isRecord(part) && typeof part.text !== 'string').length;
}

/** Milliseconds since 1970 of a time that is a number of them or a text, such as "2025-06-15T10:00:00Z". */
export function toTime(value: unknown): number | undefined {
  const number = typeof value === 'string' ? readTimeText(value) : value;
  if (typeof number !== 'number' || !(number >= 0 && number <= MAX_TIME)) return undefined;
  return Math.trunc(number);
}

/** As `toTime`, where a number may also count seconds, micro- or nanoseconds. */
export function toTimeOfAnyUnit(value: unknown): number | undefined {
  if (typeof value !== 'number') return toTime(value);
  const unit = UNITS.find(({ from }) => value >= from);
  return unit && toTime(value * unit.ms);
}

/** As far as a Date goes. */
const MAX_TIME = 8.64e15;

/** From which number on it counts what; in between lie centuries in which nobody chatted. */
const UNITS = [
  { from: 1e17, ms: 1e-6 },
  { from: 1e14, ms: 1e-3 },
  { from: 1e11, ms: 1 },
  { from: 0, ms: 1_000 },
];

function readTimeText(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
}
