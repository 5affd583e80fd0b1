import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outbox } from '../../../../sidebar/state/conversation/outbox.ts';
import { createMemoryOutbox } from '../../../helpers/memory-outbox.ts';
import { settle } from '../../../helpers/settle.ts';
import { createTestPanel } from '../../../helpers/test-panel.ts';

const QUESTION = { task: 'chat', message: 'Why?', sources: [], language: '' };

/** Asks, while the disk is in the test's hands. */
async function ask(put: Outbox['put'], isTemporary = false) {
  const memory = createMemoryOutbox();
  const removed: string[] = [];
  const outbox: Outbox = { ...memory, put, remove: (turn) => void removed.push(turn) };
  const panel = createTestPanel({ outbox });
  onTestFinished(panel.dispose);
  await settle();
  if (isTemporary) panel.state.conversation.setTemporary(true);
  const turn = panel.state.conversation.ask(QUESTION);
  await settle();
  return { ...panel, turn, removed, sent: () => panel.companion.turns.map(({ request }) => request.turn) };
}

describe('a question', () => {
  it('is on disk, with all that it is sent with, before it is sent', async () => {
    const disk = Promise.withResolvers<boolean>();
    const written: Parameters<Outbox['put']>[0][] = [];
    const { turn, sent } = await ask((question) => {
      written.push(structuredClone(question));
      return disk.promise;
    });
    expect([sent(), written]).toMatchObject([
      [],
      [{ turn: turn.id, question: { task: 'chat', parts: [{ type: 'text', text: 'Why?' }] }, sent: { parent: null } }],
    ]);
    disk.resolve(true);
    await settle();
    expect([sent(), turn.isKept.value]).toEqual([[turn.id], true]);
  });

  it('is sent all the same where the disk refuses it, and needs the panel until the companion has it', async () => {
    const { turn, sent } = await ask(async () => false);
    expect([sent(), turn.isKept.value]).toEqual([[turn.id], false]);
  });

  it('is held up for a second and no longer by a disk that does not answer', async () => {
    const { turn, sent, clock } = await ask(() => new Promise(() => {}));
    clock.advance(999);
    await settle();
    expect(sent()).toEqual([]);
    clock.advance(1);
    await settle();
    expect(sent()).toEqual([turn.id]);
  });

  it('that is stopped before it is on disk is never sent, and taken off the disk', async () => {
    const disk = Promise.withResolvers<boolean>();
    const { turn, sent, state, removed } = await ask(() => disk.promise);
    state.conversation.stop();
    disk.resolve(true);
    await settle();
    expect([sent(), removed, turn.phase.value]).toEqual([[], [turn.id], 'cancelled']);
  });

  it('of a temporary chat waits for no disk, which it is never given to', async () => {
    const written: unknown[] = [];
    const { turn, sent } = await ask((question) => {
      written.push(question);
      return new Promise(() => {});
    }, true);
    expect([sent(), written]).toEqual([[turn.id], []]);
  });
});
