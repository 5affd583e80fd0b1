/** How long, and how often, a pairing code is good. Each test is named after the limit that it holds at its bound. */
import { expect, it } from 'vitest';
import { createPairingCodes } from '../../companion/access/pairing/pairing-codes.ts';
import { createCodeProver, WRONG_CODE } from '../companion/access/pairing/code-prover.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const CONTEXT = {
  clientNonce: 'c'.repeat(22),
  serverNonce: 's'.repeat(22),
  host: '127.0.0.1:11435',
  origin: 'moz-extension://a',
};

function createStage() {
  const clock = createManualClock();
  const codes = createPairingCodes(clock, { codeMs: 1_000, codeTries: 2, codeGoneMs: 5_000 });
  const { code } = codes.open(() => {});
  const attempt = (typed: string) => codes.attempt(createCodeProver(typed).pair(CONTEXT), CONTEXT);
  return { clock, codes, code, attempt };
}

it('codeMs: a code is right until then, and gone after', async () => {
  const early = createStage();
  early.clock.advance(999);
  expect(await early.attempt(early.code)).toMatchObject({ kind: 'right' });
  const late = createStage();
  late.clock.advance(1_000);
  expect(await late.attempt(late.code)).toEqual({ kind: 'gone', reason: 'expired' });
});

it('codeTries: a code is right after one wrong try less than that, and gone after as many', async () => {
  const lucky = createStage();
  expect(await lucky.attempt(WRONG_CODE)).toEqual({ kind: 'wrong', triesLeft: 1 });
  expect(await lucky.attempt(lucky.code)).toMatchObject({ kind: 'right' });
  const unlucky = createStage();
  for (let tries = 0; tries < 2; tries += 1) await unlucky.attempt(WRONG_CODE);
  expect(await unlucky.attempt(unlucky.code)).toEqual({ kind: 'gone', reason: 'tries' });
});

it('codeGoneMs: strangers are heard so long after a code ended, and no longer', () => {
  const { clock, codes } = createStage();
  clock.advance(1_000 + 4_999);
  expect(codes.hearsStrangers()).toBe(true);
  clock.advance(1);
  expect(codes.hearsStrangers()).toBe(false);
});
