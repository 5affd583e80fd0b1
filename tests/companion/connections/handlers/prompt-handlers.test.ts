import { describe, expect, it } from 'vitest';
import { ask, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { GUEST, NO_STORAGE } from '../wire-server.ts';

const HAIKU = { prompt: 'haiku', set: { name: 'Haiku', text: 'Write a haiku.' } };

describe('change_prompts', () => {
  it('tells everybody that watches the whole library, before it is answered', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const [one, other] = [await greet(), await greet()];
    for (const client of [one, other]) {
      client.send({ type: 'watch', topic: 'prompts' });
      expect(await client.take()).toEqual({ type: 'prompts', prompts: [] });
    }
    one.send({ type: 'change_prompts', id: 'r1', changes: [HAIKU] });
    const told = { type: 'prompts', prompts: [{ prompt: 'haiku', revision: 1, ...HAIKU.set }] };
    expect([await one.take(), await one.take(), await other.take()]).toEqual([told, { type: 'ok', id: 'r1' }, told]);
  });

  it('of words that somebody else changed meanwhile is a conflict, so that neither loses theirs', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const [one, other] = [await greet(), await greet()];
    await ask(one, { type: 'change_prompts', changes: [{ ...HAIKU, revision: 0 }] });
    expect(await ask(other, { type: 'change_prompts', changes: [{ ...HAIKU, revision: 0 }] })).toMatchObject({
      code: 'conflict',
      params: { cause: 'prompt_changed' },
    });
  });

  it('is kept in memory where nothing can be stored', async () => {
    const { greet } = await startSession({ storage: NO_STORAGE });
    const client = await greet();
    await ask(client, { type: 'change_prompts', changes: [HAIKU] });
    const late = await greet();
    late.send({ type: 'watch', topic: 'prompts' });
    expect(await late.take()).toMatchObject({ prompts: [{ prompt: 'haiku' }] });
  });

  it('is forbidden to guests, who may not watch the library either', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const guest = await greet(GUEST);
    expect(await ask(guest, { type: 'change_prompts', changes: [HAIKU] })).toMatchObject({ code: 'forbidden' });
    guest.send({ type: 'watch', topic: 'prompts' });
    expect(await guest.take()).toMatchObject({ code: 'forbidden' });
  });
});
