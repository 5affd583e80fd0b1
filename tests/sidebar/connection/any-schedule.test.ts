// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import type { CompanionMessage, Welcome } from '../../../protocol/companion-messages.ts';
import { createWatchedTurns } from '../../../sidebar/connection/watched-turns.ts';
import { chat, listen, turnId } from './connection-harness.ts';

const TURN = turnId(1);
const STEPS = ['produce', 'write', 'merge', 'deliver', 'serve', 'break', 'mend', 'reopen'] as const;

/**
 * One turn at a companion that follows the protocol's rules, and the wire in both directions: nothing moves but by a
 * step, and a break loses whatever is on its way.
 */
function createWorld(prefersSnapshot: () => boolean) {
  const log: string[] = [];
  const up: ClientMessageInput[] = [];
  const down: ({ message: CompanionMessage } | { pong: () => void })[] = [];
  const turns = createWatchedTurns(
    () => {},
    () => {},
  );
  let isAsked = false;
  let isEnded = false;
  let isConnected = false;
  /** The viewer's place in the log; undefined while nobody watches. */
  let cursor: number | undefined;
  let heard = listen();
  const pongs: (() => void)[] = [];

  function view(seq: number): void {
    cursor = seq;
    if (!prefersSnapshot()) return;
    cursor = log.length;
    const parts = [{ type: 'text' as const, text: log.join('') }];
    down.push({ message: { type: 'snapshot', turn: TURN, seq: log.length, parts } });
  }

  function write(count: number): void {
    if (cursor === undefined) return;
    const pieces = log.slice(cursor, cursor + count);
    if (pieces.length > 0) {
      cursor += pieces.length;
      down.push({ message: { type: 'token', turn: TURN, seq: cursor, content: pieces.join('') } });
    } else if (isEnded && cursor === log.length) {
      cursor = undefined;
      const seq = log.length + 1;
      down.push({
        message: { type: 'done', turn: TURN, seq, reason: 'stop', model: 'm', usage: null, saved: 'temporary' },
      });
    }
  }

  const steps: Record<(typeof STEPS)[number], () => void> = {
    produce: () => isAsked && !isEnded && log.push(`${log.length} `),
    write: () => write(1),
    merge: () => write(3),
    deliver() {
      const next = down.shift();
      if (next && 'pong' in next) next.pong();
      else if (next) turns.receive(next.message);
    },
    serve() {
      const message = up.shift();
      if (message?.type === 'chat' && cursor === undefined) view(0);
      if (message?.type === 'chat') isAsked = true;
      if (message?.type === 'attach') view(message.seq);
      if (message?.type === 'detach') cursor = undefined;
      const pong = message?.type === 'ping' && pongs.shift();
      if (pong) down.push({ pong });
    },
    break() {
      if (!isConnected) return;
      isConnected = false;
      cursor = undefined;
      for (const way of [up, down, pongs]) way.length = 0;
      turns.disconnected();
    },
    mend() {
      if (isConnected) return;
      isConnected = true;
      const socket = {
        send: (message: ClientMessageInput) => void up.push(message),
        ping(onPong: () => void) {
          pongs.push(onPong);
          up.push({ type: 'ping' });
        },
      };
      const limits = { frameBytes: 1e6, messageChars: 1e6, sourceChars: 1e6, sources: 16 };
      turns.connected({ socket, role: 'client', welcome: { epoch: 'epoch-1', limits } as Welcome });
    },
    reopen() {
      if (!isAsked) return;
      heard = listen();
      turns.open({ turn: TURN }, heard);
    },
  };

  turns.open(chat(1), heard);
  return {
    steps,
    /** Lets the turn end, and everything reach its end. */
    finish() {
      steps.mend();
      const settle = () => {
        while (up.length > 0 || down.length > 0 || cursor !== undefined) {
          steps.serve();
          steps.write();
          steps.deliver();
          if (cursor === log.length && up.length === 0 && down.length === 0 && !isEnded) break;
        }
      };
      settle();
      isEnded = true;
      settle();
      return { heard, expected: log.join('') };
    },
  };
}

it('ends with exactly the text of the log, under any schedule of events, breaks and new observers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...STEPS), { maxLength: 120, size: 'max' }),
      fc.infiniteStream(fc.boolean()),
      (schedule, snapshots) => {
        const environment = createWorld(() => snapshots.next().value ?? false);
        for (const step of schedule) environment.steps[step]();
        const { heard, expected } = environment.finish();
        expect(heard.text()).toBe(expected);
        expect(heard.log.filter(({ type }) => type === 'done')).toHaveLength(1);
        expect(heard.log.at(-1)?.type).toBe('done');
      },
    ),
    { numRuns: 500 },
  );
});
