import { describe, expect, it } from 'vitest';
import { type CodeEnd, createPairingCodes } from '../../../../companion/access/pairing/pairing-codes.ts';
import type { PairingContext } from '../../../../protocol/pairing-proof.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { createCodeProver, WRONG_CODE } from './code-prover.ts';

const CONTEXT: PairingContext = {
  clientNonce: 'c'.repeat(22),
  serverNonce: 's'.repeat(22),
  host: '127.0.0.1:11435',
  origin: 'moz-extension://a',
};
const MINUTE_MS = 60_000;

function createStage() {
  const clock = createManualClock();
  const codes = createPairingCodes(clock);

  function open() {
    const ends: CodeEnd[] = [];
    const { code, validMs } = codes.open((end) => ends.push(end));
    return { code, validMs, ends };
  }
  const attempt = (typed: string) => codes.attempt(createCodeProver(typed).pair(CONTEXT), CONTEXT);
  async function claim(typed: string) {
    const attempted = await attempt(typed);
    if (attempted.kind !== 'right') throw new Error(attempted.kind);
    return attempted;
  }
  return { clock, codes, open, attempt, claim };
}

describe('a code', () => {
  it('is right for a client that proves it, which gets a proof for the token', async () => {
    const { open, claim } = createStage();
    const { code, validMs, ends } = open();
    expect([code, validMs]).toEqual([expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/), 2 * MINUTE_MS]);
    const right = await claim(code.toLowerCase());
    expect(right.prove('a.token')).toBe(createCodeProver(code).paired(CONTEXT, 'a.token'));
    right.accept('id', 'Firefox');
    expect(ends).toEqual([{ reason: 'used', client: 'id', name: 'Firefox' }]);
  });

  it('is as it was when nobody can tell whether another companion has it', async () => {
    const clock = createManualClock();
    let isAway = true;
    const codes = createPairingCodes(clock, undefined, async () => {
      if (isAway) throw new Error('away');
      return () => {};
    });
    const attempt = (typed: string) => codes.attempt(createCodeProver(typed).pair(CONTEXT), CONTEXT);
    const { code } = codes.open(() => {});
    await expect(attempt(code)).rejects.toThrow('away');
    expect(await attempt(WRONG_CODE)).toEqual({ kind: 'wrong', triesLeft: 4 });
    isAway = false;
    expect(await attempt(code)).toMatchObject({ kind: 'right' });
  });

  it('can be used once', async () => {
    const { open, attempt, claim } = createStage();
    const { code } = open();
    (await claim(code)).accept('id', 'Firefox');
    expect(await attempt(code)).toEqual({ kind: 'gone', reason: 'used' });
  });

  it('goes to one of two clients that prove it at the same time', async () => {
    const { open, attempt } = createStage();
    const { code } = open();
    const kinds = (await Promise.all([attempt(code), attempt(code)])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['gone', 'right']);
  });

  it('is open again when nobody was paired after all', async () => {
    const { open, claim } = createStage();
    const { code, ends } = open();
    (await claim(code)).release();
    (await claim(code)).accept('id', 'Firefox');
    expect(ends).toHaveLength(1);
  });

  it('expires after two minutes, and says so to the client that opened it and to one that tries it', async () => {
    const { open, attempt, clock } = createStage();
    const { code, ends } = open();
    clock.advance(2 * MINUTE_MS - 1);
    expect(ends).toEqual([]);
    clock.advance(1);
    expect(ends).toEqual([{ reason: 'expired' }]);
    expect(await attempt(code)).toEqual({ kind: 'gone', reason: 'expired' });
  });

  it('has expired although its timer is late, as after a sleep', async () => {
    const clock = createManualClock();
    let sleptMs = 0;
    const codes = createPairingCodes({ now: () => clock.now() + sleptMs, after: clock.after });
    const ends: CodeEnd[] = [];
    const { code } = codes.open((end) => ends.push(end));
    sleptMs = 10 * MINUTE_MS;
    const attempted = await codes.attempt(createCodeProver(code).pair(CONTEXT), CONTEXT);
    expect([attempted, ends]).toEqual([{ kind: 'gone', reason: 'expired' }, [{ reason: 'expired' }]]);
  });

  it('that is being used outlasts its time', async () => {
    const { open, claim, clock } = createStage();
    const { code, ends } = open();
    const right = await claim(code);
    clock.advance(3 * MINUTE_MS);
    right.accept('id', 'Firefox');
    expect(ends).toEqual([{ reason: 'used', client: 'id', name: 'Firefox' }]);
  });

  it('that is being used when it becomes void is so for whoever uses it, and afterwards for everybody', async () => {
    const { codes, open, claim, attempt } = createStage();
    const { code, ends } = open();
    const right = await claim(code);
    expect(right.isVoid()).toBe(false);
    codes.rotated('somebody else');
    expect(right.isVoid()).toBe(false);
    codes.rotated();
    expect(right.isVoid()).toBe(true);
    right.release();
    expect([ends, await attempt(code)]).toEqual([[{ reason: 'rotated' }], { kind: 'gone', reason: 'rotated' }]);
  });

  it('that is being used at one companion is void there once another one says so', async () => {
    const { codes, open, claim } = createStage();
    const ids: string[] = [];
    codes.onNews((news) => ids.push(news.id));
    const right = await claim(open().code);
    codes.hear({ id: ids[0] ?? '', ended: { reason: 'expired' } });
    expect(right.isVoid()).toBe(false);
    codes.hear({ id: ids[0] ?? '', ended: { reason: 'rotated' } });
    expect(right.isVoid()).toBe(true);
  });

  it('that was given back after its time has expired', async () => {
    const { open, claim, clock } = createStage();
    const { code, ends } = open();
    const right = await claim(code);
    clock.advance(3 * MINUTE_MS);
    right.release();
    expect(ends).toEqual([{ reason: 'expired' }]);
  });

  it('that another companion opened is not opened again by what is heard late', async () => {
    const { codes, attempt } = createStage();
    const opened = (text: string) => ({ opened: { text, person: '' } });
    codes.hear({ id: 'later', ...opened('22222222') }, MINUTE_MS);
    codes.hear({ id: 'earlier', ...opened('33333333') }, MINUTE_MS - 1);
    codes.hear({ id: 'ended', ended: { reason: 'expired' } }, MINUTE_MS);
    codes.hear({ id: 'ended', ...opened('44444444') }, MINUTE_MS);
    const kinds = ['33333333', '44444444', '22222222'].map(async (text) => (await attempt(text)).kind);
    expect(await Promise.all(kinds)).toEqual(['wrong', 'wrong', 'right']);
  });

  it('is void when a newer one is opened, and typing it costs the newer one nothing', async () => {
    const { open, attempt } = createStage();
    const first = open();
    const second = open();
    expect(first.ends).toEqual([{ reason: 'replaced' }]);
    for (let i = 0; i < 6; i++) expect(await attempt(first.code)).toEqual({ kind: 'gone', reason: 'replaced' });
    expect((await attempt(second.code)).kind).toBe('right');
  });

  it('that is being used outlasts a newer one', async () => {
    const { open, claim } = createStage();
    const first = open();
    const right = await claim(first.code);
    const second = open();
    right.accept('id', 'Firefox');
    expect(first.ends).toEqual([{ reason: 'used', client: 'id', name: 'Firefox' }]);
    expect((await claim(second.code)).kind).toBe('right');
  });

  it('that was given back after a newer one was opened is void', async () => {
    const { open, claim } = createStage();
    const first = open();
    const right = await claim(first.code);
    open();
    right.release();
    expect(first.ends).toEqual([{ reason: 'replaced' }]);
  });

  it('is void once local.key was replaced, and one that is being used once it is given back', async () => {
    const { open, claim, attempt, codes } = createStage();
    const first = open();
    codes.rotated();
    expect(first.ends).toEqual([{ reason: 'rotated' }]);
    expect(await attempt(first.code)).toEqual({ kind: 'gone', reason: 'rotated' });
    const second = open();
    const right = await claim(second.code);
    codes.rotated();
    expect(second.ends).toEqual([]);
    right.release();
    expect(second.ends).toEqual([{ reason: 'rotated' }]);
  });

  it('is void after five wrong tries', async () => {
    const { open, attempt } = createStage();
    const { code, ends } = open();
    for (const triesLeft of [4, 3, 2, 1]) expect(await attempt(WRONG_CODE)).toEqual({ kind: 'wrong', triesLeft });
    expect(ends).toEqual([]);
    expect(await attempt(WRONG_CODE)).toEqual({ kind: 'gone', reason: 'tries' });
    expect(ends).toEqual([{ reason: 'tries' }]);
    expect(await attempt(code)).toEqual({ kind: 'gone', reason: 'tries' });
  });

  it('allows five tries in all, however many come at the same time', async () => {
    const { open, attempt } = createStage();
    const { code } = open();
    const attempts = await Promise.all(Array.from({ length: 20 }, () => attempt(WRONG_CODE)));
    expect(attempts.filter(({ kind }) => kind === 'wrong')).toHaveLength(4);
    expect((await attempt(code)).kind).toBe('gone');
  });
});

describe('strangers', () => {
  it('are heard while a code is open and ten minutes after it ended, and not otherwise', () => {
    const { open, codes, clock } = createStage();
    expect(codes.hearsStrangers()).toBe(false);
    open();
    expect(codes.hearsStrangers()).toBe(true);
    clock.advance(2 * MINUTE_MS);
    expect(codes.hearsStrangers()).toBe(true);
    clock.advance(10 * MINUTE_MS - 1);
    expect(codes.hearsStrangers()).toBe(true);
    clock.advance(1);
    expect(codes.hearsStrangers()).toBe(false);
  });

  it('are told so when there never was a code', async () => {
    const { attempt } = createStage();
    expect(await attempt(WRONG_CODE)).toEqual({ kind: 'gone', reason: 'none' });
  });
});
