import { StoreError } from '../../store-error.ts';

/** The system's codes for a server that can't be reached. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EACCES',
]);
/** What the client says without a code of its own. */
const LOST_CONNECTION =
  /^(?:Connection terminated|Query read timeout|timeout expired|Client (?:has encountered|was closed))/;
const NO_PASSWORD = /^SASL: .*password/;

/**
 * Classes and codes of PostgreSQL for a database that is away: the connection failed, or the server stops, starts, takes no
 * more connections, is a read-only replica, or ended a transaction that stood still.
 */
const AWAY = /^(?:08|57P0|53300|25006|25P03)/;
const FULL = /^53100/;
/** The server gave up one query: it waited for what somebody else holds, or had too much to read. */
const SLOW = '57014';
/** All connections are at such queries. */
const NO_CONNECTION = /^timeout exceeded/;
/** Two transactions crossed each other. Doing the work again succeeds. */
const CROSSED = /^(?:40001|40P01|55P03)$/;
const TAKEN = '23505';
const MISSING = '23503';

/** Whether the database can't be reached now, and may be later. Whether the query took effect is unknown then. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return AWAY.test(code) || UNREACHABLE.has(code) || LOST_CONNECTION.test(error.message);
}

/** Whether two companions crossed each other: nothing was done, and the work can be done again. */
export function isCrossed(error: unknown): boolean {
  const code = codeOf(error);
  return CROSSED.test(code) || (code === TAKEN && !isTaken(error, 'turns_person_id_key')) || code === MISSING;
}

/** Whether there is a row with this name already. */
export function isTaken(error: unknown, constraint: string): boolean {
  return codeOf(error) === TAKEN && error instanceof Error && 'constraint' in error && error.constraint === constraint;
}

/**
 * What a failure of the database means for people; other errors are faults of ours, and stay what they are.
 *
 * @param database its name for people, without credentials
 */
export function toStoreError(error: unknown, database: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const reason = codeOf(error) || error.message.slice(0, 80);
  // A certificate or a key that the address names. What can't be read now can't be read later.
  if (isOfFile(error)) return failed(database, `${reason} ${error.path}`);
  if (isAway(error)) return new StoreError('database_away', { cause: 'database_away', database, reason });
  if (reason === SLOW || NO_CONNECTION.test(reason)) {
    return new StoreError('failed', { cause: 'database_slow', database });
  }
  if (FULL.test(reason)) return new StoreError('disk_full', { cause: 'full', file: database });
  if (NO_PASSWORD.test(error.message)) return failed(database, '28P01');
  return isOfServer(error) ? failed(database, reason) : error;
}

function failed(database: string, reason: string): StoreError {
  return new StoreError('failed', { cause: 'database_failed', database, reason });
}

function isOfFile(error: Error): error is Error & { path: string } {
  return 'syscall' in error && error.syscall === 'open' && 'path' in error && typeof error.path === 'string';
}

function isOfServer(error: Error): boolean {
  return 'severity' in error;
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
