import { expect, it, vi } from 'vitest';
import { CredentialsError } from '../../../sidebar/access/credentials.ts';
import type { KeyStore, PairedKey } from '../../../sidebar/access/key-store.ts';
import { openPrivateKeyStore } from '../../../sidebar/access/private-key-store.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';

const KEY: PairedKey = {
  address: '127.0.0.1:11435',
  secure: false,
  token: `a-key.${'s'.repeat(43)}`,
  pairedAs: 'Firefox on Linux',
};

/** As in a private window of Firefox. */
const NO_DISK: KeyStore = {
  read: () => Promise.reject(new CredentialsError({ code: 'not_shown', reason: 'InvalidStateError' })),
  write: () => Promise.reject(new CredentialsError({ code: 'not_kept', reason: 'InvalidStateError' })),
  remove: () => Promise.reject(new CredentialsError({ code: 'not_removed', reason: 'InvalidStateError' })),
  onChange: () => () => {},
};

it('keeps the key in memory where a private window has no database, for its other private windows too', async () => {
  const { session } = createFakeExtension();
  const [here, there] = [openPrivateKeyStore(NO_DISK, session), openPrivateKeyStore(NO_DISK, session)];
  const onChange = vi.fn();
  const stop = there.onChange(onChange);
  expect(await here.read()).toBeUndefined();
  await here.write(KEY);
  expect(await there.read()).toEqual(KEY);
  expect(onChange).toHaveBeenCalledTimes(1);
  await there.remove();
  expect(await here.read()).toBeUndefined();
  stop();
  await here.write(KEY);
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('finds the key of private windows in the background too, whose own database has none', async () => {
  const { session } = createFakeExtension();
  await openPrivateKeyStore(NO_DISK, session).write(KEY);
  const background = openPrivateKeyStore({ ...NO_DISK, read: async () => undefined }, session);
  expect(await background.read()).toEqual(KEY);
});

it('leaves nothing in memory where there is a database', async () => {
  const { session } = createFakeExtension();
  const disk = { ...NO_DISK, read: async () => KEY, write: vi.fn(async () => {}) };
  const keys = openPrivateKeyStore(disk, session);
  await keys.write(KEY);
  expect([await keys.read(), disk.write.mock.calls, await session.get(null)]).toEqual([KEY, [[KEY]], {}]);
});

it('says that the key could not be kept when there is no room for it in memory either', async () => {
  const { session } = createFakeExtension();
  const full = { ...session, set: async () => false };
  await expect(openPrivateKeyStore(NO_DISK, full).write(KEY)).rejects.toThrow(CredentialsError);
});
