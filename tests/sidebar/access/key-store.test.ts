import { describe, expect, it } from 'vitest';
import { CredentialsError } from '../../../sidebar/access/credentials.ts';
import { openKeyStore, type PairedKey } from '../../../sidebar/access/key-store.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

/*
 * How it keeps a key is seen in real browsers (tests/e2e/pairing.test.ts, tests/e2e/firefox.test.ts). Here: browsers that
 * won't, which no real one can be made to be.
 */
const KEY: PairedKey = {
  address: '127.0.0.1:11435',
  secure: false,
  token: `a-key.${'s'.repeat(43)}`,
  pairedAs: 'Firefox on Linux',
};

const BLOCKED = new DOMException('A mutation operation was attempted.', 'InvalidStateError');

/** Fails every request, as Firefox does where it keeps no data. */
function failing(): IDBFactory {
  const fail = () => {
    const request = { error: BLOCKED } as unknown as IDBOpenDBRequest;
    queueMicrotask(() => request.onerror?.(new Event('error')));
    return request;
  };
  return { open: fail, deleteDatabase: fail } as unknown as IDBFactory;
}

/** Throws at once, as browsers do where storage is blocked. */
function throwing(): IDBFactory {
  const fail = () => {
    throw BLOCKED;
  };
  return { open: fail, deleteDatabase: fail } as unknown as IDBFactory;
}

describe.each([
  ['fails', failing],
  ['throws', throwing],
])('a database that %s', (_how, databases) => {
  it('is an error in words, and never no key', async () => {
    const failure = await openKeyStore(databases(), createManualClock())
      .read()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CredentialsError);
    expect((failure as CredentialsError).reason).toMatchObject({
      code: 'not_shown',
      reason: expect.stringContaining('InvalidStateError'),
    });
  });

  it('says that a key was not kept, or not removed, and leaves no timer', async () => {
    const clock = createManualClock();
    const store = openKeyStore(databases(), clock);
    let changes = 0;
    const stop = store.onChange(() => {
      changes += 1;
    });
    await expect(store.write(KEY)).rejects.toMatchObject({ reason: { code: 'not_kept' } });
    await expect(store.remove()).rejects.toMatchObject({ reason: { code: 'not_removed' } });
    stop();
    expect(changes).toBe(0);
    expect(clock.pending).toBe(0);
  });
});

it('is asked once more when it fails for a moment', async () => {
  let opened = 0;
  const database = {
    transaction: () => {
      const transaction = { objectStore: () => ({ get: () => ({ result: KEY }) }) } as unknown as IDBTransaction;
      queueMicrotask(() => transaction.oncomplete?.(new Event('complete')));
      return transaction;
    },
    close() {},
  };
  const databases = {
    open() {
      opened += 1;
      const request = { error: BLOCKED, result: database } as unknown as IDBOpenDBRequest;
      const isFirst = opened === 1;
      queueMicrotask(() =>
        isFirst ? request.onerror?.(new Event('error')) : request.onsuccess?.(new Event('success')),
      );
      return request;
    },
  } as unknown as IDBFactory;
  expect(await openKeyStore(databases, createManualClock()).read()).toEqual(KEY);
  expect(opened).toBe(2);
});

it('does not wait for ever for a database that never answers', async () => {
  const clock = createManualClock();
  const databases = { open: () => ({}), deleteDatabase: () => ({}) } as unknown as IDBFactory;
  const reading = openKeyStore(databases, clock).read();
  clock.advance(5_000);
  await expect(reading).rejects.toMatchObject({ reason: { code: 'not_shown', reason: '' } });
});
