import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { warmWhileTyping } from '../../../sidebar/state/warm-while-typing.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { createModel } from '../../helpers/test-panel.ts';

function setUp(fields: object = {}) {
  const companion = createFakeCompanionConnection();
  companion.connect('client');
  const text = signal('');
  const conversation = signal('chat-1');
  const isOn = signal(true);
  const model = signal(createModel('llama3.2:3b', { loaded: false, ...fields }));
  const stop = warmWhileTyping({
    connection: companion.connection,
    text,
    sources: signal([]),
    conversation,
    model,
    isOn,
  });
  onTestFinished(stop);
  return { text, conversation, isOn, asked: () => companion.requests.map(({ request }) => request) };
}

describe('a question that is being written', () => {
  it('has its model loaded at the first letter, once for each chat', () => {
    const { text, conversation, asked } = setUp();
    expect(asked()).toEqual([]);
    text.value = 'W';
    text.value = 'Wh';
    expect(asked()).toEqual([{ type: 'warm', model: 'llama3.2:3b', conversation: 'chat-1', chars: 0 }]);
    conversation.value = 'chat-2';
    expect(asked()).toHaveLength(2);
  });

  it.each([
    ['is in memory', { loaded: true }],
    ['runs on somebody else’s machine', { remote: true }],
  ])('asks for nothing when its model %s', (_, fields) => {
    const { text, asked } = setUp(fields);
    text.value = 'W';
    expect(asked()).toEqual([]);
  });

  it('asks for nothing when a person does not want it', () => {
    const { text, isOn, asked } = setUp();
    isOn.value = false;
    text.value = 'W';
    expect(asked()).toEqual([]);
  });
});
