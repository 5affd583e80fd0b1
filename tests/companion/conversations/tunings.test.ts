import { describe, expect, it } from 'vitest';
import { createTunings } from '../../../companion/conversations/tunings.ts';
import type { ParameterStore } from '../../../companion/store/parameter-store.ts';
import { StoreError } from '../../../companion/store/store-error.ts';
import { openTestStorage } from '../connections/test-storage.ts';
import { exchange } from '../store/contract/store-under-test.ts';

const CHAT = '0b8f3a52-6f0e-4f0e-9a55-0d9d2f7d1c11';

describe('what is set', () => {
  it('of a chat comes before the same of its model, and what makes no sense is given to no model', async () => {
    const tunings = createTunings(undefined, 8);
    await tunings.tuneModel('tiny', { temperature: 1, seed: 3, mirostat: 2 });
    await tunings.tuneChat(CHAT, { temperature: 0, top_p: 'all' });
    expect(await tunings.for(CHAT, 'tiny')).toEqual({ temperature: 0, seed: 3 });
    expect(await tunings.for(CHAT, 'other')).toEqual({ temperature: 0 });
  });

  it('of a chat before it begins is on disk once it has begun', async () => {
    const { parameters, ...store } = await openTestStorage();
    const tunings = createTunings(parameters, 8);
    await tunings.tuneChat(CHAT, { seed: 5 });
    expect((await parameters.of({ conversation: CHAT })).ofChat).toBeUndefined();
    await exchange({ parameters, ...store }, { conversation: CHAT });
    await tunings.stored(CHAT);
    expect((await parameters.of({ conversation: CHAT })).ofChat).toEqual({ seed: 5 });
    await tunings.tuneChat(CHAT, { seed: null, temperature: 1 });
    expect((await parameters.of({ conversation: CHAT })).ofChat).toEqual({ temperature: 1 });
    expect((await createTunings(parameters, 8).of({ conversation: CHAT })).ofChat).toEqual({ temperature: 1 });
  });

  it('holds as it was read last while nothing can be read', async () => {
    const { parameters } = await openTestStorage();
    const away = new StoreError('database_away', { cause: 'database_away', database: 'db', reason: 'ECONNREFUSED' });
    let isAway = false;
    const store: ParameterStore = {
      ...parameters,
      of: (about) => (isAway ? Promise.reject(away) : parameters.of(about)),
    };
    const tunings = createTunings(store, 8);
    await tunings.tuneModel('tiny', { seed: 5 });
    expect(await tunings.for(CHAT, 'tiny')).toEqual({ seed: 5 });
    isAway = true;
    await tunings.tuneChat(CHAT, { temperature: 1 });
    expect(await tunings.for(CHAT, 'tiny')).toEqual({ seed: 5, temperature: 1 });
    expect(await tunings.for(CHAT, 'other')).toEqual({ temperature: 1 });
  });

  it('of a chat that is forgotten is gone', async () => {
    const tunings = createTunings(undefined, 8);
    await tunings.tuneChat(CHAT, { seed: 5 });
    tunings.forget(CHAT);
    expect((await tunings.of({ conversation: CHAT })).ofChat).toEqual({});
  });
});
