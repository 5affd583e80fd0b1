import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TurnRecord } from '../../../../protocol/companion-messages.ts';
import { ask, chat, startSession } from '../aside-session.ts';
import { openTestStorage } from '../test-storage.ts';
import { GUEST } from '../wire-server.ts';

describe('tune and parameters', () => {
  it('set values of a model and of a chat, and each request to the model goes with them', async () => {
    const { greet, scripted } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    const question = chat();
    const { conversation } = question;
    expect(await ask(client, { type: 'tune', model: 'small', parameters: { temperature: 1, seed: 3 } })).toMatchObject({
      type: 'ok',
    });
    await ask(client, { type: 'tune', conversation, parameters: { temperature: 0.1, system: 'Be short.' } });
    client.send(question);
    const request = await scripted.next();
    expect(request.request.parameters).toEqual({ temperature: 0.1, seed: 3, system: 'Be short.' });
    request.finish();
    expect(await ask(client, { type: 'parameters', model: 'small', conversation })).toMatchObject({
      ofModel: { temperature: 1, seed: 3 },
      ofChat: { temperature: 0.1, system: 'Be short.' },
    });
  });

  it('give way to what is set of a chat or model, and default instructions to both', async () => {
    const { greet, scripted } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    const toldIn = async (question: ReturnType<typeof chat>) => {
      client.send(question);
      const request = await scripted.next();
      request.finish();
      return request.request.parameters?.system;
    };
    const instructions = { name: 'defaultInstructions', value: ' Be kind. ', revision: 1 };
    await ask(client, { type: 'preferences', set: [instructions] });
    expect(await toldIn(chat())).toBe('Be kind.');
    expect(await ask(client, { type: 'parameters', model: 'small' })).toMatchObject({
      defaults: { system: 'Be kind.' },
    });
    const question = chat();
    await ask(client, { type: 'tune', conversation: question.conversation, parameters: { system: 'Be short.' } });
    expect(await toldIn(question)).toBe('Be short.');
    await ask(client, { type: 'preferences', set: [{ ...instructions, value: null, revision: 2 }] });
    expect(await toldIn(chat())).toBeUndefined();
  });

  it('leave in each answer’s end what the model was told then, whatever is set later', async () => {
    const { greet, scripted } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    const question = chat();
    const { conversation, turn } = question;
    await ask(client, { type: 'tune', conversation, parameters: { system: ' Be short. ' } });
    client.send(question);
    (await scripted.next()).finish();
    expect((await client.takeUntil('done')).at(-1)).toMatchObject({ system: 'Be short.' });
    await ask(client, { type: 'tune', conversation, parameters: { system: null } });
    client.send(chat({ conversation, parent: turn }));
    (await scripted.next()).finish();
    expect((await client.takeUntil('done')).at(-1)).not.toHaveProperty('system');
    const { turns } = await ask(client, { type: 'conversation', conversation });
    expect((turns as TurnRecord[]).map(({ terminal }) => (terminal as { system?: string }).system)).toEqual([
      'Be short.',
      undefined,
    ]);
  });

  it('leave it in the end of an answer that was stopped or failed too, unless no model was asked', async () => {
    const { greet, scripted } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    await ask(client, { type: 'tune', model: 'small', parameters: { system: 'Be short.' } });
    const [stopped, waiting, failed] = [chat(), chat(), chat()];
    client.send(stopped);
    await scripted.next();
    client.send(waiting);
    client.send({ type: 'cancel', turn: waiting.turn });
    expect((await client.takeUntil('cancelled')).at(-1)).toEqual({
      type: 'cancelled',
      turn: waiting.turn,
      seq: expect.any(Number),
    });
    client.send({ type: 'cancel', turn: stopped.turn });
    expect((await client.takeUntil('cancelled')).at(-1)).toMatchObject({ turn: stopped.turn, system: 'Be short.' });
    client.send(failed);
    (await scripted.next()).fail(new Error('broken'));
    expect((await client.takeUntil('error')).at(-1)).toMatchObject({ code: 'internal', system: 'Be short.' });
    const { turns } = await ask(client, { type: 'conversation', conversation: stopped.conversation });
    expect((turns as TurnRecord[])[0]?.terminal).toMatchObject({ type: 'cancelled', system: 'Be short.' });
  });

  it('keep what is set of a temporary chat off the disk', async () => {
    const storage = await openTestStorage();
    const { greet, scripted } = await startSession({ storage });
    const client = await greet();
    const question = chat({ temporary: true });
    await ask(client, { type: 'tune', conversation: question.conversation, parameters: { seed: 9 } });
    client.send(question);
    const request = await scripted.next();
    expect(request.request.parameters).toEqual({ seed: 9 });
    request.finish();
    expect((await storage.parameters.of({ conversation: question.conversation })).ofChat).toBeUndefined();
  });

  it('refuse a value that makes no sense with what it may be, and set nothing of that change', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    const parameters = { seed: 1, temperature: 9 };
    expect(await ask(client, { type: 'tune', model: 'small', parameters })).toMatchObject({
      code: 'bad_message',
      params: { cause: 'parameter_number', name: 'temperature', least: 0, most: 2 },
    });
    expect(await ask(client, { type: 'parameters', model: 'small' })).toMatchObject({ ofModel: {} });
    expect(await ask(client, { type: 'tune', parameters: { seed: 1 } })).toMatchObject({
      params: { cause: 'parameter_of_nothing' },
    });
  });

  it('keep a value that only a newer Aside knows', async () => {
    const { greet } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    const conversation = randomUUID();
    await ask(client, { type: 'tune', conversation, parameters: { mirostat: { tau: 5 } } });
    await ask(client, { type: 'tune', conversation, parameters: { seed: 1 } });
    expect(await ask(client, { type: 'parameters', conversation })).toMatchObject({
      ofChat: { mirostat: { tau: 5 }, seed: 1 },
    });
  });

  it('are forbidden to guests, whose questions go without', async () => {
    const { greet, scripted } = await startSession({ storage: await openTestStorage() });
    const client = await greet();
    await ask(client, { type: 'tune', model: 'small', parameters: { seed: 3 } });
    const guest = await greet(GUEST);
    expect(await ask(guest, { type: 'tune', model: 'small', parameters: {} })).toMatchObject({ code: 'forbidden' });
    guest.send(chat());
    expect((await scripted.next()).request.parameters).toEqual({});
  });
});
