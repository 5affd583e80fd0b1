import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { describePairingProblem } from '../../../components/pairing/describe-pairing-problem.ts';
import { type Credentials, CredentialsError, GUEST_CREDENTIALS } from '../../../sidebar/access/credentials.ts';
import type { PairedKey } from '../../../sidebar/access/key-store.ts';
import { PairingFailure } from '../../../sidebar/access/pairing-failure.ts';
import type { Address } from '../../../sidebar/access/parse-address.ts';
import type { CompanionConnection, ConnectionPhase } from '../../../sidebar/connection/companion-connection.ts';
import { createPairingState } from '../../../sidebar/state/pairing-state.ts';
import { eventually } from '../../helpers/eventually.ts';

const KEY: PairedKey = {
  address: 'aside.example.org',
  secure: true,
  token: `the-key.${'s'.repeat(43)}`,
  pairedAs: 'Firefox on Linux',
};

/** Everything that the state stands on, in the test's hands. */
function setUp({
  credentials = GUEST_CREDENTIALS as Credentials | null,
  only = undefined as Address | undefined,
  isPartThere = true,
} = {}) {
  const pairBrowser = vi.fn<(typed: { address: string; code: string }, signal: AbortSignal) => Promise<PairedKey>>();
  const request = vi.fn<(asked: unknown) => Promise<unknown>>(async () => ({ type: 'ok', id: '1' }));
  const keys = { write: vi.fn(async (_key: PairedKey) => {}), remove: vi.fn(async () => {}) };
  const known = signal<Credentials | null>(credentials);
  const connection = {
    state: signal<ConnectionPhase>({ phase: 'connecting', problem: null }),
    credentials: known,
    request,
  } as unknown as Pick<CompanionConnection, 'state' | 'credentials' | 'request'>;
  const state = createPairingState({
    connection,
    keys,
    only,
    load: async () => {
      if (!isPartThere) throw new TypeError('Failed to fetch dynamically imported module');
      return { pairBrowser };
    },
  });
  onTestFinished(() => state.dispose());
  return { state, pairBrowser, request, keys, known };
}

const settled = () =>
  new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))));

describe('the screen', () => {
  it('begins with the address of now, without a code and without what was said before', async () => {
    const { state, pairBrowser, known } = setUp();
    state.open();
    expect(state.address.value).toBe('127.0.0.1:11435');
    pairBrowser.mockRejectedValueOnce(new PairingFailure({ about: 'code', code: 'no_code', params: {} }));
    state.code.value = 'AAAA';
    state.pair();
    await eventually(() => expect(state.failure.value).not.toBe(null));
    state.close();
    known.value = KEY;
    state.open();
    expect(state.isOpen.value).toBe(true);
    expect([state.address.value, state.code.value, state.failure.value]).toEqual([
      'https://aside.example.org',
      '',
      null,
    ]);
  });

  it('stays closed while it pairs by a code that nobody typed, and opens when that fails', async () => {
    const { state, pairBrowser, keys } = setUp({ only: { address: 'aside.test:11435', secure: false } });
    pairBrowser.mockResolvedValueOnce(KEY);
    const paired = state.pairBy('7K3MQ9TX');
    expect([state.isOpen.value, state.phase.value]).toEqual([false, 'pairing']);
    await paired;
    expect(pairBrowser.mock.calls[0]?.[0]).toEqual({ address: 'aside.test:11435', code: '7K3MQ9TX' });
    expect([state.isOpen.value, state.phase.value, keys.write.mock.calls]).toEqual([false, 'paired', [[KEY]]]);

    pairBrowser.mockRejectedValueOnce(
      new PairingFailure({ about: 'code', code: 'code_not_accepted', params: { command: 'aside pair' } }),
    );
    await state.pairBy('7K3MQ9TX');
    expect([state.isOpen.value, state.code.value]).toEqual([true, '7K3MQ9TX']);
    expect(state.failure.value).toEqual({
      about: 'code',
      code: 'code_not_accepted',
      params: { command: 'aside pair' },
    });
  });

  it('knows the address where there is but one companion', () => {
    expect(setUp().state.isAddressFixed).toBe(false);
    const { state } = setUp({ credentials: null, only: { address: 'aside.example.org:8443', secure: true } });
    state.open();
    expect([state.isAddressFixed, state.address.value]).toEqual([true, 'https://aside.example.org:8443']);
  });

  it.each([
    [KEY, { address: 'https://aside.example.org', key: 'paired', name: 'Firefox on Linux' }],
    [
      { ...KEY, pairedAs: undefined },
      { address: 'https://aside.example.org', key: 'file', name: '' },
    ],
    [GUEST_CREDENTIALS, { address: '127.0.0.1:11435', key: 'none', name: '' }],
    [null, null],
  ])('says where the panel connects and as what, without the key itself: %#', (credentials, link) => {
    expect(setUp({ credentials }).state.link.value).toEqual(link);
  });

  it.each([
    ['127.0.0.1:11435', false],
    ['https://aside.example.org', false],
    ['192.168.1.9:11435', true],
    ['not an address', false],
  ])('says of %s whether others can read along: %s', (address, isExposed) => {
    const { state } = setUp();
    state.address.value = address;
    expect(state.isExposed.value).toBe(isExposed);
  });
});

describe('pairing', () => {
  it('keeps the key that the code was exchanged for', async () => {
    const { state, pairBrowser, keys } = setUp();
    pairBrowser.mockResolvedValueOnce(KEY);
    state.open();
    state.address.value = 'https://aside.example.org';
    state.code.value = '7K3M-Q9TX';
    state.pair();
    expect(state.phase.value).toBe('pairing');
    await eventually(() => expect(state.phase.value).toBe('paired'));
    expect(pairBrowser.mock.calls[0]?.[0]).toEqual({ address: 'https://aside.example.org', code: '7K3M-Q9TX' });
    expect(keys.write).toHaveBeenCalledWith(KEY);
    expect(state.code.value).toBe('');
    state.close();
    expect(state.phase.value).toBe('paired');
  });

  it('is under way once, however often it is asked for', async () => {
    const { state, pairBrowser } = setUp();
    pairBrowser.mockReturnValue(new Promise(() => {}));
    state.pair();
    state.pair();
    await settled();
    expect(pairBrowser).toHaveBeenCalledTimes(1);
  });

  it('tells why it came to nothing, and can be tried again', async () => {
    const { state, pairBrowser } = setUp();
    pairBrowser.mockRejectedValueOnce(new PairingFailure({ about: 'address', code: 'no_address', params: {} }));
    state.pair();
    await eventually(() => expect(state.failure.value).toMatchObject({ about: 'address', code: 'no_address' }));
    expect(state.phase.value).toBe('idle');
    pairBrowser.mockResolvedValueOnce(KEY);
    state.pair();
    expect(state.failure.value).toBe(null);
    await eventually(() => expect(state.phase.value).toBe('paired'));
  });

  it.each([
    [
      'the browser does not keep the key',
      new CredentialsError({ code: 'not_kept', reason: 'QuotaExceededError' }),
      'Let the browser store data',
    ],
    ['something is wrong that nobody foresaw', new TypeError('x is undefined'), 'Close and reopen this panel'],
  ])('tells that %s', async (_what, error, cure) => {
    const { state, pairBrowser, keys } = setUp();
    pairBrowser.mockResolvedValueOnce(KEY);
    keys.write.mockRejectedValueOnce(error);
    state.pair();
    await eventually(() => expect(state.failure.value?.about).toBe('nothing'));
    expect(state.failure.value && describePairingProblem(state.failure.value).cure).toContain(cure);
  });

  it('tells that the part which pairs is not there any more', async () => {
    const { state } = setUp({ isPartThere: false });
    state.pair();
    await eventually(() => expect(state.failure.value).toMatchObject({ about: 'nothing', code: 'part_missing' }));
  });

  it('is given up when the screen is left, and says nothing of it', async () => {
    const { state, pairBrowser } = setUp();
    pairBrowser.mockImplementation(
      (_typed, left) => new Promise((_resolve, reject) => left.addEventListener('abort', () => reject(left.reason))),
    );
    state.open();
    state.pair();
    await eventually(() => expect(pairBrowser).toHaveBeenCalled());
    state.close();
    await settled();
    expect([state.phase.value, state.failure.value, state.isOpen.value]).toEqual(['idle', null, false]);
  });

  it('keeps a key that was given although the screen was left at that moment: its code is used up', async () => {
    const { state, pairBrowser, keys } = setUp();
    const given = Promise.withResolvers<PairedKey>();
    pairBrowser.mockReturnValueOnce(given.promise);
    state.pair();
    state.close();
    given.resolve(KEY);
    await eventually(() => expect(keys.write).toHaveBeenCalledWith(KEY));
  });
});

describe('forgetting', () => {
  it('revokes the key at its companion, then removes it here', async () => {
    const { state, request, keys } = setUp({ credentials: KEY });
    keys.remove.mockImplementationOnce(async () => expect(request).toHaveBeenCalled());
    state.forget();
    expect(state.phase.value).toBe('forgetting');
    await eventually(() => expect(state.phase.value).toBe('idle'));
    expect(request).toHaveBeenCalledWith({ type: 'revoke', client: 'the-key' });
    expect(keys.remove).toHaveBeenCalledOnce();
    expect(state.unrevoked.value).toBe('');
  });

  it('removes it here also when the companion can’t be told, and says by which name it still stands there', async () => {
    const { state, request, keys } = setUp({ credentials: KEY });
    request.mockRejectedValueOnce(new Error('no connection'));
    state.forget();
    await eventually(() => expect(state.unrevoked.value).toBe('Firefox on Linux'));
    expect(keys.remove).toHaveBeenCalledOnce();
  });

  it('is nothing that can be done to a key that was not paired', () => {
    const { state, request, keys } = setUp({ credentials: { ...KEY, pairedAs: undefined } });
    state.forget();
    expect([state.phase.value, request.mock.calls, keys.remove.mock.calls]).toEqual(['idle', [], []]);
  });

  it('tells that the browser does not let go of it', async () => {
    const { state, keys } = setUp({ credentials: KEY });
    keys.remove.mockRejectedValueOnce(new CredentialsError({ code: 'not_removed', reason: '' }));
    state.forget();
    await eventually(() => expect(state.failure.value).toMatchObject({ params: { code: 'not_removed' } }));
    expect(state.phase.value).toBe('idle');
  });
});
