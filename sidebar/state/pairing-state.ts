import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { parseToken } from '../../protocol/key-proof.ts';
import { CredentialsError, GUEST_CREDENTIALS, type KeyKind, keyKindOf } from '../access/credentials.ts';
import type { KeyStore } from '../access/key-store.ts';
import { PairingFailure, type PairingProblem } from '../access/pairing-failure.ts';
import { type Address, formatAddress, isLoopback, parseAddress } from '../access/parse-address.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';

/** Which companion the panel talks to and with which key, and how that is changed. */
export interface PairingState {
  /** Whether the screen is open on which all this is shown. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** Opens it, with the address of now and no code. */
  open(): void;
  /** Closes it, and gives up what runs. */
  close(): void;
  /** Where the panel connects, and with which key; null while it doesn't know. */
  readonly link: ReadonlySignal<CompanionLink | null>;
  /** Whether there is only one companion to pair with, so that its address is not typed. */
  readonly isAddressFixed: boolean;
  /** What a person types: the companion's address and the code that it shows. */
  readonly address: Signal<string>;
  readonly code: Signal<string>;
  /** Whether what is sent to that address can be read on the way. */
  readonly isExposed: ReadonlySignal<boolean>;
  /** `paired` until it is opened again. */
  readonly phase: ReadonlySignal<'idle' | 'pairing' | 'paired' | 'forgetting'>;
  /** Why the last try came to nothing; null when there was none, or a new one began. */
  readonly failure: ReadonlySignal<PairingProblem | null>;
  /** The name of the key that was removed here and could not be revoked there; empty otherwise. */
  readonly unrevoked: ReadonlySignal<string>;
  pair(): void;
  /** Pairs by a code that came with a link. The screen opens when that fails, and says why. */
  pairBy(code: string): Promise<void>;
  /** Revokes the paired key, and removes it here also when the companion can't be told. */
  forget(): void;
}

export interface CompanionLink {
  /** As a person would type it. */
  address: string;
  key: KeyKind;
  /** What the companion calls this browser, when it was paired; empty otherwise. */
  name: string;
}

export interface PairingStateOptions {
  connection: Pick<CompanionConnection, 'state' | 'credentials' | 'request'>;
  keys: Pick<KeyStore, 'write' | 'remove'>;
  /** The only companion to pair with; undefined: any. */
  only?: Address | undefined;
  /** Loads what exchanges a code for a key: seldom needed, and no small part. */
  load?: (() => Promise<Pick<typeof import('../access/pair-browser.ts'), 'pairBrowser'>>) | undefined;
}

export function createPairingState(options: PairingStateOptions): PairingState & { dispose(): void } {
  const { connection, keys, only, load = () => import('../access/pair-browser.ts') } = options;
  const isOpen = signal(false);
  const address = signal('');
  const code = signal('');
  const phase = signal<PairingState['phase']['value']>('idle');
  const failure = signal<PairingProblem | null>(null);
  const unrevoked = signal('');
  let attempt = new AbortController();

  function begin(what: 'pairing' | 'forgetting'): AbortSignal {
    attempt = new AbortController();
    batch(() => {
      phase.value = what;
      failure.value = null;
      unrevoked.value = '';
    });
    return attempt.signal;
  }

  function fail(error: unknown): void {
    batch(() => {
      phase.value = 'idle';
      failure.value = toProblem(error);
    });
  }

  function clear(): void {
    address.value = formatAddress(only ?? connection.credentials.peek() ?? GUEST_CREDENTIALS);
    code.value = '';
    phase.value = 'idle';
    failure.value = null;
    unrevoked.value = '';
  }

  async function pair(): Promise<void> {
    const left = begin('pairing');
    try {
      const { pairBrowser } = await load().catch((): never => {
        throw new PairingFailure({ about: 'nothing', code: 'part_missing', params: {} });
      });
      const key = await pairBrowser({ address: address.peek(), code: code.peek() }, left);
      // Left meanwhile or not: the companion has given its key away, and the code is used up.
      await keys.write(key);
      if (left.aborted) return;
      batch(() => {
        code.value = '';
        phase.value = 'paired';
      });
    } catch (error) {
      if (!left.aborted) fail(error);
    }
  }

  async function forget(): Promise<void> {
    const credentials = connection.credentials.peek();
    const keyId = credentials?.token === undefined ? undefined : parseToken(credentials.token)?.keyId;
    if (!credentials || credentials.pairedAs === undefined || keyId === undefined) return;
    const left = begin('forgetting');
    try {
      const isRevoked = await connection.request({ type: 'revoke', client: keyId }).then(
        () => true,
        () => false,
      );
      await keys.remove();
      if (left.aborted) return;
      batch(() => {
        phase.value = 'idle';
        if (!isRevoked) unrevoked.value = credentials.pairedAs ?? '';
      });
    } catch (error) {
      if (!left.aborted) fail(error);
    }
  }

  return {
    isOpen,
    link: computed(() => {
      const credentials = connection.credentials.value;
      if (!credentials) return null;
      return { address: formatAddress(credentials), key: keyKindOf(credentials), name: credentials.pairedAs ?? '' };
    }),
    isAddressFixed: only !== undefined,
    address,
    code,
    isExposed: computed(() => {
      const parsed = parseAddress(address.value);
      return parsed !== undefined && !parsed.secure && !isLoopback(parsed);
    }),
    phase,
    failure,
    unrevoked,
    open() {
      batch(() => {
        isOpen.value = true;
        clear();
      });
    },
    async pairBy(given) {
      batch(() => {
        clear();
        code.value = given;
      });
      await pair();
      if (failure.peek()) isOpen.value = true;
    },
    pair() {
      if (phase.peek() !== 'pairing' && phase.peek() !== 'forgetting') void pair();
    },
    forget() {
      if (phase.peek() !== 'pairing' && phase.peek() !== 'forgetting') void forget();
    },
    close() {
      attempt.abort();
      batch(() => {
        isOpen.value = false;
        if (phase.peek() !== 'paired') phase.value = 'idle';
      });
    },
    dispose: () => attempt.abort(),
  };
}

function toProblem(error: unknown): PairingProblem {
  if (error instanceof PairingFailure) return error.problem;
  if (error instanceof CredentialsError) {
    return { about: 'nothing', code: 'key_not_kept', params: error.reason };
  }
  return { about: 'nothing', code: 'unexpected', params: { said: String(error) } };
}
