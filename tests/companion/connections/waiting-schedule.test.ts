import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { settle } from '../../helpers/settle.ts';
import { until } from '../../helpers/until.ts';
import type { ScriptedRequest } from '../turns/scripted-upstream.ts';
import { chat, startSession } from './aside-session.ts';
import { openTestStorage } from './test-storage.ts';
import type { WireClient, WireMessage } from './wire-client.ts';
import { clientOf } from './wire-server.ts';

const [by, which] = [fc.nat({ max: 1 }), fc.nat({ max: 6 })];
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('move' as const), by, which, before: fc.nat({ max: 7 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), by, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), by, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), by }) },
);

/** A window that watches every turn, and knows what each follows, as a panel does. */
function openWindow(client: WireClient) {
  const parents = new Map<string, string | null>();
  const gone = new Set<string>();
  const replies = new Map<string, (message: WireMessage) => void>();
  let lastId = 0;
  void (async () => {
    for (;;) {
      const message = await client.take();
      if (message.type === 'queued' && 'parent' in message) parents.set(message.turn, message.parent);
      if (message.type === 'cancelled' && message.withdrawn) gone.add(message.turn);
      replies.get(message.id)?.(message);
    }
  })();
  function ask(request: Record<string, unknown>): Promise<WireMessage> {
    lastId += 1;
    const id = `r${lastId}`;
    client.send({ ...request, id });
    return new Promise((resolve) => replies.set(id, resolve));
  }
  return { parents, gone, ask, send: client.send, close: client.terminate };
}

it('any changes of waiting questions from two windows, while the first of them begin: both end with the same line, and nothing is asked twice or lost', {
  timeout: 600_000,
}, async () => {
  const storage = await openTestStorage();
  const session = await startSession({ storage });
  let taken = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const windows = [
        openWindow(await session.greet(clientOf('anna'))),
        openWindow(await session.greet(clientOf('bert'))),
      ] as const;
      const head = chat({ message: 'head' });
      const { conversation } = head;
      const turns: ReturnType<typeof chat>[] = [];
      const told: string[] = [];
      let request: ScriptedRequest | undefined;

      async function current(): Promise<ScriptedRequest | undefined> {
        if (!request && session.scripted.count > taken) {
          taken += 1;
          request = await session.scripted.next();
          told.push(request.request.prompt.question);
        }
        return request;
      }
      async function end(): Promise<void> {
        (await current())?.finish();
        request = undefined;
      }
      function askFrom(window: (typeof windows)[number], message: string): string {
        const next = chat({ message, conversation, parent: head.turn, follow: true });
        turns.push(next);
        window.parents.set(next.turn, head.turn);
        window.send(next);
        return next.turn;
      }

      windows[0].send(head);
      await until('the head is asked', async () => (await current()) !== undefined);
      for (const name of ['a', 'b', 'c', 'd']) askFrom(windows[0], name);
      await settle();

      const edits: Promise<void>[] = [];
      for (const change of steps) {
        const window = windows[change.by] ?? windows[0];
        const turn = 'which' in change ? (turns[change.which]?.turn ?? head.turn) : head.turn;
        if (change.do === 'ask') askFrom(window, `later ${turns.length}`);
        else if (change.do === 'end') await end();
        else if (change.do === 'settle') await settle();
        else if (change.do === 'drop') void window.ask({ type: 'withdraw', turn });
        else if (change.do === 'move') {
          void window.ask({ type: 'arrange', turn, before: turns[change.before]?.turn ?? null });
        } else {
          edits.push(
            window.ask({ type: 'withdraw', turn }).then(async ({ type }) => {
              if (type !== 'ok') return;
              const edited = askFrom(window, `edited ${turns.length}`);
              await window.ask({ type: 'arrange', turn: edited, before: turns[0]?.turn ?? null });
            }),
          );
        }
      }
      await until('all changes were answered and all turns have ended', async () => {
        await end();
        const { length } = edits;
        await Promise.race([Promise.all(edits), settle()]);
        return length === edits.length && !session.registry.isRunning(conversation);
      });
      await Promise.all(edits);
      await until('all turns have ended', async () => {
        await end();
        return !session.registry.isRunning(conversation);
      });

      // What was told to the windows has come before the answer to this.
      for (const window of windows) await window.ask({ type: 'models' });
      const stored = (await storage.turns(conversation))?.turns ?? [];
      const line = stored.map(({ turn }) => turn);
      expect(stored.map(({ parent }) => parent)).toEqual([null, ...line.slice(0, -1)]);
      const words = stored.map(({ question }) => question.map((part) => ('text' in part ? part.text : '')).join(''));
      expect(told).toEqual(words);
      const dropped = new Set([...windows[0].gone, ...windows[1].gone]);
      expect(new Set([...line, ...dropped])).toEqual(new Set([head.turn, ...turns.map(({ turn }) => turn)]));
      expect(line.filter((turn) => dropped.has(turn))).toEqual([]);
      for (const { parents } of windows) {
        for (const { turn, parent } of stored) {
          if (parents.has(turn)) expect([turn, parents.get(turn)]).toEqual([turn, parent]);
        }
      }
      for (const { close } of windows) close();
    }),
    {
      numRuns: Number(process.env.ASIDE_SCHEDULES ?? 25),
      endOnFailure: true,
      timeout: 60_000,
      ...(process.env.ASIDE_SEED !== 'random' && { seed: 13 }),
    },
  );
});
