/** Strangers, while a pairing code is open. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { connectRawWebSocket, toFrame } from '../../helpers/raw-web-socket.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-messages.ts';
import type { Random } from '../random.ts';
import { type Attack, expectAnswer } from './attack.ts';
import { openCaller } from './callers.ts';

/** Somebody at the other side of the screen has asked for a code. */
async function openCode(target: FuzzTarget): Promise<void> {
  const client = await openCaller(target, 'client', 'aside.v1');
  const answered = client.waitFor((text) => text.includes('"type":"pairing"'));
  await client.say({ type: 'pairing', id: 'p' });
  await answered;
  client.socket.destroy();
}

function connectStranger({ port }: FuzzTarget, random: Random) {
  const offer = `aside.pair.${random.bytes(16).toString('base64url')}`;
  const headers = [`Origin: moz-extension://${randomUUID()}`, `Sec-WebSocket-Protocol: aside.v1, ${offer}`];
  return connectRawWebSocket(port, headers);
}

const guess = (random: Random): string =>
  JSON.stringify({ type: 'pair', proof: random.bytes(32).toString('base64url'), name: 'Guess' });

export const pairing: readonly Attack[] = [
  {
    name: 'guesses at a pairing code',
    async run(target, random) {
      await openCode(target);
      for (let tries = 0; tries < 8; tries += 1) {
        const stranger = await connectStranger(target, random);
        await stranger.write(toFrame({ payload: guess(random) }));
        expectAnswer(await stranger.closed, [4401], 'a guess');
        expectAnswer(
          stranger.texts.some((text) => text.includes(tries < 5 ? '"code_' : '"code_gone"')),
          [true],
          'what a guess is told',
        );
      }
    },
  },
  {
    name: 'a stranger who says something else',
    async run(target, random) {
      await openCode(target);
      const stranger = await connectStranger(target, random);
      const [text = ''] = fc.sample(hostileText, { seed: random.below(2 ** 31), numRuns: 1 });
      await stranger.write(Buffer.concat([toFrame({ payload: text }), toFrame({ payload: guess(random) })]));
      expectAnswer(await stranger.closed, text.includes('"pair"') ? [4401, 4407] : [4407], 'another message than pair');
    },
  },
  {
    name: 'a stranger who is too much',
    async run(target, random) {
      await openCode(target);
      const stranger = await connectStranger(target, random);
      await stranger.write(toFrame({ payload: 'x'.repeat(1_200_000) }));
      expectAnswer(await stranger.closed, [1009], 'a large frame of a stranger');
    },
  },
];
