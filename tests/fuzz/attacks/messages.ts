/** Frames that are in order, with messages in them that are not. */
import * as fc from 'fast-check';
import { decodeCompanionMessage } from '../../../protocol/codec.ts';
import { hostileText } from '../hostile-messages.ts';
import { type Attack, expectAnswer, UndocumentedError } from './attack.ts';
import { type Caller, KINDS, openAnyCaller, openCaller } from './callers.ts';

const ARTICLE_TYPES = ['token', 'step', 'done', 'cancelled', 'cleared', 'error'];

/** Every answer is one that `PROTOCOL.md` knows. */
function checkAnswers({ texts, depth, kind }: Caller): void {
  for (const text of texts) {
    const isKnown =
      depth === 'article' ? ARTICLE_TYPES.includes(JSON.parse(text).type) : decodeCompanionMessage(text).ok;
    if (!isKnown) throw new UndocumentedError(`${kind} at ${depth} got ${text.slice(0, 200)}`);
    if (text.includes('"internal"')) throw new UndocumentedError(`${kind} at ${depth} made a fault: ${text}`);
  }
}

export const messages: readonly Attack[] = [
  {
    name: 'hostile messages',
    async run(target, random) {
      const texts = fc.sample(hostileText, { seed: random.below(2 ** 31), numRuns: 1 + random.below(18) });
      const caller = await openAnyCaller(target, random);
      for (const text of texts) await caller.say(text);
      // Whoever is still there is still served.
      const isDone = caller.depth === 'article' ? '"type":"cancelled"' : '"type":"pong"';
      const answered = caller.waitFor((text) => text.includes(isDone));
      await caller.say(caller.depth === 'article' ? { type: 'cancel' } : { type: 'ping' });
      const code = await Promise.race([answered, caller.closed]);
      if (code !== undefined) expectAnswer(code, [4429, 4508], 'after hostile messages');
      checkAnswers(caller);
      caller.socket.destroy();
    },
  },
  {
    name: 'no hello',
    async run(target, random) {
      const [text = ''] = fc.sample(hostileText, { seed: random.below(2 ** 31), numRuns: 1 });
      const caller = await openCaller(target, random.pick(KINDS), 'aside.v1', false);
      await caller.say(text.includes('"hello"') ? '{}' : text);
      expectAnswer(await caller.closed, [4407], 'another message than hello');
    },
  },
];
