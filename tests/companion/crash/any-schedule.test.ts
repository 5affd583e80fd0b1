import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { toStoredKey } from '../../../companion/access/keys/keyring.ts';
import { type CompanionLine, dial } from '../../../companion/cli/dial.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { createFakeOllama } from '../../helpers/fake-ollama.ts';
import { manual } from '../../helpers/fake-ollama-answers.ts';
import { startTestCompanion } from '../server/test-companion.ts';

/** Somebody who watches one turn, loses the connection, and comes back with the last `seq` that was seen. */
interface Viewer {
  connect(): Promise<void>;
  disconnect(): void;
  /** Connects if need be, and resolves with what was seen once the turn has ended. */
  seen(): Promise<{ text: string; terminals: string[] }>;
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('token' as const), viewer: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('connect' as const), viewer: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('disconnect' as const), viewer: fc.nat(2) }) },
);

test('every viewer ends with the text of the log and one terminal, whoever comes, goes and cancels', {
  timeout: 120_000,
}, async () => {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  const companion = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] });

  async function open(): Promise<CompanionLine> {
    const key = toStoredKey(companion.localToken);
    const found = key && (await dial(companion.address, key, new AbortController().signal));
    if (found?.kind !== 'ours') throw new Error(`the companion is ${found?.kind}`);
    return found.line;
  }

  function createViewer(turn: string): Viewer {
    let line: CompanionLine | undefined;
    let reading = Promise.resolve();
    let [text, seq] = ['', 0];
    const terminals: string[] = [];

    function see(message: CompanionMessage): void {
      if (!('turn' in message) || message.turn !== turn || !('seq' in message)) return;
      if (message.type === 'snapshot') text = message.content;
      else expect(message.seq).toBeGreaterThan(seq);
      seq = message.seq;
      if (message.type === 'token') text += message.content;
      if (['done', 'cancelled', 'error'].includes(message.type)) terminals.push(message.type);
    }
    async function read(from: CompanionLine): Promise<void> {
      for await (const message of from.messages) {
        // A line that was given up tells its viewer nothing more.
        if (from !== line) return;
        see(message);
        if (terminals.length > 0) return;
      }
    }
    async function connect(): Promise<void> {
      if (line || terminals.length > 0) return;
      line = await open();
      line.send({ type: 'attach', turn, seq });
      reading = read(line);
    }
    return {
      connect,
      disconnect() {
        line?.close();
        line = undefined;
      },
      async seen() {
        await connect();
        await reading;
        return { text, terminals };
      },
    };
  }

  const schedule = fc.record({ steps: fc.array(step, { maxLength: 25 }), isCancelled: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(schedule, async ({ steps, isCancelled }) => {
      const answer = manual();
      ollama.script(answer);
      const [turn, conversation] = [randomUUID(), randomUUID()];
      const opener = await open();
      opener.send({ type: 'chat', turn, conversation, parent: null, message: 'Count.' });
      await answer.started;
      const viewers = [createViewer(turn), createViewer(turn), createViewer(turn)];
      let said = '';
      for (const [index, { kind, viewer }] of steps.entries()) {
        if (kind === 'connect') await viewers[viewer]?.connect();
        else if (kind === 'disconnect') viewers[viewer]?.disconnect();
        else {
          said += `${index} `;
          answer.token(`${index} `);
        }
      }
      if (isCancelled) opener.send({ type: 'cancel', turn });
      else answer.done();
      const all = await Promise.all(viewers.map((viewer) => viewer.seen()));

      opener.send({ type: 'conversation', id: 'c', conversation });
      let kept: string | undefined;
      for await (const message of opener.messages) {
        if (message.type !== 'conversation') continue;
        kept = message.turns[0]?.content;
        break;
      }
      opener.close();
      for (const viewer of viewers) viewer.disconnect();
      const terminal = isCancelled ? 'cancelled' : 'done';
      expect(all).toEqual(viewers.map(() => ({ text: kept, terminals: [terminal] })));
      // A cancel may overtake what the model server had said.
      if (isCancelled) expect(said.startsWith(kept ?? '')).toBe(true);
      else expect(kept).toBe(said);
    }),
    { numRuns: 100, seed: 4 },
  );
});
