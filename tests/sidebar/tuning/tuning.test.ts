import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createTuning } from '../../../sidebar/tuning/tuning.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { settle } from '../../helpers/settle.ts';

const TOLD = {
  type: 'parameters',
  model: 'llama3.2:3b',
  takes: ['temperature', 'seed', 'system', 'tau'],
  thinking: [],
  defaults: { temperature: 0.7 },
  ofModel: { seed: 3, temperature: 0.5 },
  ofChat: { temperature: 0.1, tau: 5 },
  mostContext: 32_768,
} as const;

async function open(told: object = TOLD) {
  const companion = createFakeCompanionConnection();
  companion.connect('client');
  const conversation = signal('chat-1');
  const chosenModel = signal('');
  const tuning = createTuning({
    connection: companion.connection,
    conversation,
    chosenModel,
    settings: { loadsEarly: signal(true), setLoadsEarly() {} },
  });
  companion.requests[0]?.answer(told as never);
  await settle();
  const field = (name: string) => tuning.fields.value.find((each) => each.name === name);
  return { companion, conversation, chosenModel, tuning, field };
}

describe('what is set of a chat and its model', () => {
  it('is shown of either, with what holds while nothing is set there', async () => {
    const { tuning, field, companion } = await open();
    expect(companion.requests[0]?.request).toEqual({ type: 'parameters', conversation: 'chat-1' });
    expect(tuning.fields.value.map(({ name }) => name)).toEqual(['temperature', 'seed', 'system']);
    expect(field('temperature')).toMatchObject({ typed: '0.1', placeholder: '0.5' });
    expect(field('seed')).toMatchObject({ typed: '', placeholder: '3' });
    tuning.scope.value = 'model';
    expect(field('temperature')).toMatchObject({ typed: '0.5', placeholder: '0.7' });
    expect(field('seed')).toMatchObject({ typed: '3', placeholder: '' });
  });

  it('is sent to the companion, of the chat or of the model, and taken back when it is emptied', async () => {
    const { tuning, companion } = await open();
    tuning.set('temperature', '0,3');
    expect(companion.requests.at(-1)?.request).toEqual({
      type: 'tune',
      conversation: 'chat-1',
      parameters: { temperature: 0.3 },
    });
    tuning.scope.value = 'model';
    tuning.set('seed', ' ');
    expect(companion.requests.at(-1)?.request).toEqual({
      type: 'tune',
      model: 'llama3.2:3b',
      parameters: { seed: null },
    });
  });

  it.each(['3', 'warm', '-1'])('is not sent when it makes no sense, and says what it may be (%s)', async (typed) => {
    const { tuning, companion, field } = await open();
    tuning.set('temperature', typed);
    expect(companion.requests).toHaveLength(1);
    expect(field('temperature')).toMatchObject({
      typed,
      error: { code: 'bad_message', params: { cause: 'parameter_number', name: 'temperature', least: 0, most: 2 } },
    });
    tuning.set('temperature', '1');
    expect(field('temperature')?.error).toBeNull();
  });

  it('stays as it was typed, with the reason, when the companion refuses it', async () => {
    const { tuning, companion, field } = await open();
    tuning.set('seed', '7');
    companion.requests.at(-1)?.refuse({ code: 'storage_failed', params: { cause: 'full', file: 'x' } });
    await settle();
    expect(field('seed')).toMatchObject({ typed: '7', error: { code: 'storage_failed' } });
  });

  it('is asked for again when it could not be shown', async () => {
    const { tuning, companion } = await open();
    tuning.refresh();
    companion.requests.at(-1)?.refuse({ code: 'model_not_found', params: {} });
    await settle();
    expect(tuning.problem.value).toMatchObject({ code: 'settings_not_shown' });
    tuning.refresh();
    companion.requests.at(-1)?.answer(TOLD as never);
    await settle();
    expect(tuning.problem.value).toBeNull();
  });

  it('of another chat is not what was asked for before', async () => {
    const { tuning, companion, conversation } = await open();
    tuning.refresh();
    const late = companion.requests.at(-1);
    conversation.value = 'chat-2';
    expect(tuning.fields.value).toEqual([]);
    tuning.refresh();
    companion.requests.at(-1)?.answer({ ...TOLD, ofChat: { seed: 1 } } as never);
    late?.answer(TOLD as never);
    await settle();
    expect(tuning.fields.value.find(({ name }) => name === 'seed')?.typed).toBe('1');
  });

  it('offers of thinking what the model has', async () => {
    const { field } = await open({ ...TOLD, takes: ['think'], thinking: ['low', 'high'] });
    expect(field('think')?.choices).toEqual(['low', 'high']);
  });
});
