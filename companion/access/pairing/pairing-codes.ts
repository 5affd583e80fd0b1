import { randomUUID } from 'node:crypto';
import type { PairingEnd } from '../../../protocol/client-requests.ts';
import { LIMITS, type Limits } from '../../../protocol/limits.ts';
import { formatPairingCode, type PairingContext } from '../../../protocol/pairing-proof.ts';
import type { Clock } from '../../clock.ts';
import { createListeners } from '../../listeners.ts';
import { createPairingCode, deriveCodeKey, provePaired, verifyPairProof } from './prove-code.ts';

/** How a code ended; if it was used, with the client that was paired. */
export type CodeEnd = { reason: Exclude<PairingEnd, 'used'> } | { reason: 'used'; client: string; name: string };

export type Attempt =
  /** The caller alone has the code until it calls one of the two. */
  | {
      kind: 'right';
      /** Whose code it is. */
      person: string;
      /** The companion's proof for a new token. */
      prove(token: string): string;
      /** Whether whoever is paired by it may not be: its former holder may have opened it. Asked once there is a key. */
      isVoid(): boolean;
      /** It was used. */
      accept(client: string, name: string): void;
      /** Nobody was paired after all. The code is open again. */
      release(): void;
    }
  | { kind: 'wrong'; triesLeft: number }
  /** No code is open, or the proof is of one that has ended. */
  | { kind: 'gone'; reason: PairingEnd | 'none' };

/** Pairing codes, which people type into another browser. Each person has one open at a time, and no code is ever written to disk. */
export interface PairingCodes {
  /** Makes a code for a new client of a person. Their earlier code is void then. */
  open(onEnd: (end: CodeEnd) => void, person?: string): { code: string; validMs: number };
  /** Makes a person's code void, because `local.key` was replaced or the person was revoked: the former holder may have opened it. */
  rotated(person?: string): void;
  /** Whether a stranger is heard: while a code is open, and for some time after, to be told what became of it. */
  hearsStrangers(): boolean;
  /** Rejects when it can't be known now whether the code was used at another companion: then it is as it was. */
  attempt(proof: string, context: PairingContext): Promise<Attempt>;
  /** Takes in what another companion says about codes. A code that it opened is valid for `validMs`, and for `codeMs` at most. */
  hear(news: CodeNews, validMs?: number): void;
  /** Called with what other companions have to know; returns its unsubscribe. */
  onNews(listener: (news: CodeNews) => void): () => void;
}

/** What companions tell each other of a code, so that it counts at all of them. */
export type CodeNews = { id: string } & (
  | { opened: { text: string; person: string } }
  | { tried: true }
  | { ended: CodeEnd }
);

/**
 * Takes a code for one companion alone, and returns what gives it back; undefined when another one has it. Rejects when that can't
 * be known now.
 */
export type TakeCode = (id: string) => Promise<(() => void) | undefined>;

/** Codes that have ended and are still recognised. */
const MAX_FORMER = 16;

interface Code {
  readonly id: string;
  person: string;
  /** Derived when it is first tried: that takes a while, and most codes of a person who asks for many are never tried. */
  key(): Promise<Buffer>;
  expiresAt: number;
  triesLeft: number;
  /** A client has proved it, and is being paired. */
  isClaimed: boolean;
  /** Also while somebody is being paired by it. */
  isVoid: boolean;
  ended: { reason: PairingEnd; at: number } | undefined;
  onEnd(end: CodeEnd): void;
  cancelExpiry(): void;
}

interface NewCode extends Pick<Code, 'id' | 'person' | 'onEnd'> {
  text: string;
  validMs?: number;
}

export function createPairingCodes(
  clock: Clock,
  limits: Pick<Limits, 'codeMs' | 'codeTries' | 'codeGoneMs'> = LIMITS,
  take: TakeCode = async () => () => {},
): PairingCodes {
  /** The latest last. Only the latest code of each person may be open. */
  let codes: Code[] = [];
  /** Codes that have ended before it was heard that they were opened, and until when that may still be told. */
  const endedUnheard = new Map<string, number>();
  const listeners = createListeners<[news: CodeNews]>();

  function end(code: Code, how: CodeEnd): void {
    if (code.ended) return;
    code.ended = { reason: how.reason, at: clock.now() };
    code.cancelExpiry();
    code.onEnd(how);
    listeners.tell({ id: code.id, ended: how });
  }

  function add({ id, text, person, onEnd, validMs = limits.codeMs }: NewCode): void {
    for (const code of codes) if (code.person === person) endUnlessClaimed(code, { reason: 'replaced' });
    let key: Promise<Buffer> | undefined;
    const code: Code = {
      id,
      person,
      key: () => {
        key ??= deriveCodeKey(text);
        return key;
      },
      expiresAt: clock.now() + validMs,
      triesLeft: limits.codeTries,
      isClaimed: false,
      isVoid: false,
      ended: undefined,
      onEnd,
      cancelExpiry: clock.after(validMs, () => endUnlessClaimed(code, { reason: 'expired' })),
    };
    codes = [
      ...codes.filter((each) => !each.ended),
      ...codes.filter((each) => each.ended && isRecent(each)).slice(-MAX_FORMER),
      code,
    ];
  }

  function miss(code: Code): void {
    code.triesLeft -= 1;
    if (code.triesLeft <= 0) end(code, { reason: 'tries' });
  }

  /** A code that is being used may outlast its time, and a newer code. */
  function endUnlessClaimed(code: Code, how: CodeEnd): void {
    if (!code.isClaimed) end(code, how);
  }

  function isRecent({ ended }: Code): boolean {
    return ended === undefined || clock.now() - ended.at < limits.codeGoneMs;
  }

  function makeVoid(code: Code): void {
    code.isVoid = true;
    endUnlessClaimed(code, { reason: 'rotated' });
  }

  /** Of two codes of a person the later one counts, in whichever order they are heard of. */
  function hearOpened(id: string, { text, person }: Pick<NewCode, 'text' | 'person'>, validMs: number): void {
    const until = clock.now() + validMs;
    const isReplaced = codes.some((each) => each.person === person && !each.ended && each.expiresAt > until);
    if (!isReplaced && !endedUnheard.has(id)) add({ id, text, person, onEnd() {}, validMs });
  }

  function hearEndedUnheard(id: string, validMs: number): void {
    for (const [each, until] of endedUnheard) if (until <= clock.now()) endedUnheard.delete(each);
    endedUnheard.set(id, clock.now() + validMs);
  }

  /** Nobody was paired by it after all. */
  function reopen(code: Code): void {
    code.isClaimed = false;
    if (code.isVoid) end(code, { reason: 'rotated' });
    else if (code !== codes.findLast(({ person }) => person === code.person)) end(code, { reason: 'replaced' });
    else if (clock.now() >= code.expiresAt) end(code, { reason: 'expired' });
  }

  async function claim(code: Code, key: Buffer, context: PairingContext): Promise<Attempt> {
    code.isClaimed = true;
    const giveBack = await take(code.id).catch((error: unknown) => {
      reopen(code);
      throw error;
    });
    if (giveBack === undefined) {
      // A client proved it at another companion, which announces what becomes of it.
      code.isClaimed = false;
      if (code.isVoid) end(code, { reason: 'rotated' });
      return { kind: 'gone', reason: 'used' };
    }
    return {
      kind: 'right',
      person: code.person,
      prove: (token) => provePaired(key, context, token),
      isVoid: () => code.isVoid,
      accept(client, name) {
        end(code, { reason: 'used', client, name });
        // Only after everybody knows that the code has ended.
        clock.after(limits.codeMs, giveBack);
      },
      release() {
        giveBack();
        reopen(code);
      },
    };
  }

  return {
    open(onEnd, person = '') {
      const text = createPairingCode();
      const id = randomUUID();
      add({ id, text, person, onEnd });
      listeners.tell({ id, opened: { text, person } });
      return { code: formatPairingCode(text), validMs: limits.codeMs };
    },
    rotated(person = '') {
      for (const code of codes) if (code.person === person) makeVoid(code);
    },
    hearsStrangers() {
      return codes.some(isRecent);
    },
    async attempt(proof, context) {
      const keyed = await Promise.all(codes.map(async (code) => ({ code, key: await code.key() })));
      // From here on nothing waits: of two clients that prove one code at the same time, one gets it.
      for (const { code } of keyed) {
        // Timers may be late, above all after the machine has slept.
        if (clock.now() >= code.expiresAt) endUnlessClaimed(code, { reason: 'expired' });
      }
      const match = keyed.find(({ key }) => verifyPairProof(key, context, proof));
      if (match && !match.code.ended && !match.code.isClaimed) return claim(match.code, match.key, context);
      const open = codes.filter((code) => !code.ended && !code.isClaimed);
      const code = match?.code ?? (open.length > 0 ? undefined : codes.at(-1));
      if (code?.ended) return { kind: 'gone', reason: code.ended.reason };
      if (code) return { kind: 'gone', reason: 'used' };
      if (open.length === 0) return { kind: 'gone', reason: 'none' };
      // A wrong guess counts against each open code.
      for (const each of open) {
        listeners.tell({ id: each.id, tried: true });
        miss(each);
      }
      const triesLeft = Math.max(...open.map((each) => each.triesLeft));
      return triesLeft > 0 ? { kind: 'wrong', triesLeft } : { kind: 'gone', reason: 'tries' };
    },
    hear(news, saidMs = limits.codeMs) {
      const validMs = Math.min(saidMs, limits.codeMs);
      const code = codes.find(({ id }) => id === news.id);
      if ('opened' in news && code === undefined) hearOpened(news.id, news.opened, validMs);
      else if ('ended' in news && code === undefined) hearEndedUnheard(news.id, validMs);
      else if ('tried' in news && code && !code.ended) miss(code);
      else if ('ended' in news && code && news.ended.reason === 'rotated') makeVoid(code);
      else if ('ended' in news && code) endUnlessClaimed(code, news.ended);
    },
    onNews: listeners.on,
  };
}
