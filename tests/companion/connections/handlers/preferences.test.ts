import { describe, expect, it } from 'vitest';
import { ask, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { GUEST, NO_STORAGE } from '../wire-server.ts';

const language = { name: 'language', value: 'de', revision: 5 };
const sendKey = { name: 'sendKey', value: 'ctrl_enter', revision: 5 };

describe('preferences', () => {
  it('are told to those that watch, all at first, then each as it is set', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const [anna, bela] = [await greet(), await greet()];
    expect((await ask(anna, { type: 'preferences', set: [language] })).preferences).toEqual([language]);
    bela.send({ type: 'watch', topic: 'preferences' });
    expect(await bela.take()).toEqual({ type: 'preferences', preferences: [language] });
    expect((await ask(anna, { type: 'preferences', set: [sendKey] })).preferences).toEqual([language, sendKey]);
    expect(await bela.take()).toEqual({ type: 'preferences', preferences: [sendKey] });
  });

  it('that lose to what is kept are told to nobody, and the answer says what holds', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const [anna, bela] = [await greet(), await greet()];
    await ask(anna, { type: 'preferences', set: [language] });
    bela.send({ type: 'watch', topic: 'preferences' });
    await bela.take();
    const older = { ...language, value: 'fr', revision: 4 };
    expect((await ask(anna, { type: 'preferences', set: [older] })).preferences).toEqual([language]);
    await ask(anna, { type: 'preferences', set: [sendKey] });
    expect(await bela.take()).toEqual({ type: 'preferences', preferences: [sendKey] });
  });

  it('are kept in memory while there is no storage', async () => {
    const { greet } = await startSession({ storage: NO_STORAGE });
    const client = await greet();
    await ask(client, { type: 'preferences', set: [language] });
    expect((await ask(client, { type: 'preferences' })).preferences).toEqual([language]);
  });

  it('are forbidden to guests, to set and to watch', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const guest = await greet(GUEST);
    expect(await ask(guest, { type: 'preferences' })).toMatchObject({ code: 'forbidden' });
    guest.send({ type: 'watch', topic: 'preferences' });
    expect(await guest.take()).toMatchObject({ code: 'forbidden' });
  });
});
