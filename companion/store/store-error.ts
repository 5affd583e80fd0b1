import type { ErrorParams } from '../../protocol/error-causes.ts';
import type { ErrorCode } from '../../protocol/error-codes.ts';

/** Why conversations can't be read or kept. The first five hold until a person does something. */
export type StoreErrorCode =
  /** Another companion uses the folder. */
  | 'in_use'
  /** A newer version of Aside wrote the database. */
  | 'newer_version'
  /** The file is damaged, or it is no database of Aside's. */
  | 'corrupt'
  /** The folder or the file can't be written, or belongs to somebody else. */
  | 'not_writable'
  /** The worker ended, or the store was disposed. */
  | 'unavailable'
  /** Nothing was kept; it may work again once there is room. */
  | 'disk_full'
  /** The database can't be reached; it may work again once it can. */
  | 'database_away'
  /** The database failed in a way that has no name here. */
  | 'failed'
  /** The turn's id is taken. */
  | 'conflict'
  /** The turn is not stored, or not any more. */
  | 'gone'
  /** Another companion has taken the turn over: nothing of this one is kept. */
  | 'lost'
  /** The cursor is none of ours. */
  | 'bad_cursor'
  /** What was to be imported is not what it should be. Nothing of it was kept. */
  | 'bad_import'
  /** It is larger than a file may be. */
  | 'import_too_large'
  /** As many exports or imports run as may. */
  | 'busy';

/** What each is on the wire; most of it lies with the storage itself. */
const WIRE_CODES = {
  in_use: 'storage_failed',
  newer_version: 'storage_failed',
  corrupt: 'storage_failed',
  not_writable: 'storage_failed',
  unavailable: 'storage_failed',
  disk_full: 'storage_failed',
  database_away: 'storage_failed',
  failed: 'storage_failed',
  conflict: 'conflict',
  gone: 'turn_gone',
  lost: 'storage_failed',
  bad_cursor: 'bad_message',
  bad_import: 'bad_message',
  import_too_large: 'message_too_long',
  busy: 'overloaded',
} as const satisfies Record<StoreErrorCode, ErrorCode>;

type Params<C extends StoreErrorCode> = ErrorParams<(typeof WIRE_CODES)[C]>;

export type StoreErrorArguments = { [C in StoreErrorCode]: [code: C, params: Params<C>] }[StoreErrorCode];

/** `params`: the cause and what its sentence has to say; never what is in a conversation. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly params: ErrorParams;
  /** What could not be opened stays closed until the companion starts again. */
  readonly isUntilRestart: boolean;

  constructor(...[code, params]: StoreErrorArguments);
  constructor(code: StoreErrorCode, params: ErrorParams, isUntilRestart: boolean);
  constructor(code: StoreErrorCode, params: ErrorParams, isUntilRestart = false) {
    super(`${code} ${params.cause ?? ''}`.trim());
    this.code = code;
    this.params = params;
    this.isUntilRestart = isUntilRestart;
  }

  /** As it travels. */
  get reason(): { code: ErrorCode; params: Record<string, unknown> } {
    const { code, params, isUntilRestart } = this;
    return { code: WIRE_CODES[code], params: { ...params, ...(isUntilRestart && { isUntilRestart }) } };
  }
}
