import { StoreError } from '../../store-error.ts';

/** SQLite's result codes; the low byte of an extended one is its kind. */
const KINDS = {
  perm: 3,
  busy: 5,
  locked: 6,
  readonly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADb: 26,
};
/** A write failed, and not because the disk is full. */
const IOERR_WRITE = 778;
/** The shared memory of the log could not grow: a full disk in other words. */
const IOERR_SHMSIZE = 4874;

/** What a failure of SQLite means for people; other errors are faults of ours, and stay what they are. */
export function toStoreError(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  switch (code & 0xff) {
    case KINDS.corrupt:
    case KINDS.notADb:
      return new StoreError('corrupt', { cause: 'damaged', file });
    case KINDS.full:
      return diskFull(file);
    case KINDS.perm:
    case KINDS.readonly:
    case KINDS.cantOpen:
      return new StoreError('not_writable', { cause: 'not_writable', file });
    case KINDS.busy:
    case KINDS.locked:
      return new StoreError('in_use', { cause: 'file_in_use', file });
    default:
      if (code === IOERR_SHMSIZE) return diskFull(file);
      if (code === IOERR_WRITE) return new StoreError('failed', { cause: 'not_written', file });
      return new StoreError('failed', { cause: 'failed', file, reason: code });
  }
}

/** Whether something was to be written where nothing may be. */
export function isReadOnlyFailure(error: unknown): boolean {
  return ((codeOf(error) ?? 0) & 0xff) === KINDS.readonly;
}

function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined;
}

function diskFull(file: string): StoreError {
  return new StoreError('disk_full', { cause: 'full', file });
}
