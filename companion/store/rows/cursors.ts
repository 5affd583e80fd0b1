import { LIMITS } from '../../../protocol/limits.ts';
import { StoreError } from '../store-error.ts';

const DEFAULT_LIMIT = 50;

export function clampLimit(limit = DEFAULT_LIMIT): number {
  return Math.min(Math.max(Math.trunc(limit) || 1, 1), LIMITS.pageItems);
}

/** The row that a page ends before; without a cursor the end of everything. */
export function readRowCursor(cursor: string | undefined): number {
  return cursor === undefined ? Number.MAX_SAFE_INTEGER : (readNumbers(cursor, 1)[0] ?? 0);
}

/** Numbers joined by dots. @throws {StoreError} `bad_cursor` */
export function readNumbers(cursor: string, count: number): number[] {
  const numbers = cursor.split('.').map((part) => (/^\d{1,16}$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.length === count && numbers.every(Number.isSafeInteger)) return numbers;
  throw new StoreError('bad_cursor', { cause: 'unknown_place' });
}
