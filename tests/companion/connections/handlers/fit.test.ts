import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, chat, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { GUEST } from '../wire-server.ts';

const question = (more: object = {}) => ({
  type: 'fit' as const,
  conversation: randomUUID(),
  parent: null,
  words: 10,
  sources: [],
  ...more,
});

describe('fit', () => {
  it.each([false, true])(
    'says what of a chat and of its sources the model would be given (temporary: %s)',
    async (temporary) => {
      const { greet, scripted, exchange } = await startSession({ storage: await openTestStorage() });
      scripted.upstream.budget = () => ({ contextTokens: 1_000, correction: 1 });
      const client = await greet();
      const before = chat({ temporary });
      await exchange(client, before, 'word '.repeat(900));
      const { turn, conversation } = before;
      const follow = { conversation, parent: turn, temporary };
      expect(await ask(client, question(follow))).toMatchObject({
        type: 'fit',
        model: 'small',
        contextTokens: 1_000,
        reads: 'whole',
        leftOut: 1,
      });
      // Measured once, and the same the second time.
      expect(await ask(client, question({ ...follow, sources: [{ tokens: 2_000 }] }))).toMatchObject({
        reads: 'passages',
      });
      expect(
        await ask(client, question({ sources: [{ tokens: 200 }, { tokens: 1024, isImage: true }] })),
      ).toMatchObject({
        reads: 'passages',
        leftOut: 0,
      });
      expect(await ask(client, question({ sources: [{ tokens: 200 }] }))).toMatchObject({ reads: 'whole', leftOut: 0 });
    },
  );

  it('goes by what is set of the model', async () => {
    const { greet, scripted } = await startSession({ storage: await openTestStorage() });
    scripted.upstream.budget = (_, { num_ctx = 8_192 }) => ({ contextTokens: num_ctx, correction: 1 });
    const client = await greet();
    const asked = question({ sources: [{ tokens: 3_000 }] });
    expect(await ask(client, asked)).toMatchObject({ reads: 'whole', contextTokens: 8_192 });
    await ask(client, { type: 'tune', conversation: asked.conversation, parameters: { num_ctx: 2_048 } });
    expect(await ask(client, asked)).toMatchObject({ reads: 'passages', contextTokens: 2_048 });
  });

  it('says nothing where nobody knows, and everything is sent', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    expect(await ask(client, question({ sources: [{ tokens: 900_000 }] }))).toMatchObject({
      reads: 'whole',
      contextTokens: 0,
      promptTokens: 0,
    });
  });

  it('is refused to guests', async () => {
    const { greet } = await startSession();
    const guest = await greet(GUEST);
    expect(await ask(guest, question())).toMatchObject({ code: 'forbidden' });
  });
});
