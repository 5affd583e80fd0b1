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

/** `message` says what happened and `cure` what to do, both for people; never what is in a conversation. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly cure: string;

  constructor(code: StoreErrorCode, message: string, cure: string) {
    super(message);
    this.code = code;
    this.cure = cure;
  }
}
