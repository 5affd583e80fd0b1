import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { Model } from '../../../protocol/models.ts';
import { createSteadyStorage } from '../../../sidebar/browser/steady-storage.ts';
import { createHeldQuestion } from '../../../sidebar/models/held-question.ts';
import { createMemoryStorage } from '../../helpers/memory-storage.ts';
import { settle } from '../../helpers/settle.ts';
import { LLAMA, READER, UPSTREAMS } from '../../helpers/test-panel.ts';

function start(session = createSteadyStorage(createMemoryStorage())) {
  const chosen = signal('');
  const current = signal<Model | null>(READER);
  const text = signal('Why?');
  const asked: string[] = [];
  const ask = () => {
    asked.push(text.peek());
    text.value = '';
  };
  const held = createHeldQuestion({
    models: { upstreams: signal(UPSTREAMS), chosen, current },
    composer: { text },
    ask,
    session,
    windowId: 1,
  });
  const come = () => {
    current.value = LLAMA;
  };
  return { held, session, text, asked, come, chosen };
}

it('asks what is held once there is a model, and once', async () => {
  const { held, asked, come, text } = start();
  held.hold();
  expect(asked).toEqual([]);
  come();
  expect([asked, held.isHeld.value]).toEqual([['Why?'], false]);
  text.value = 'And this?';
  await settle();
  expect(asked).toEqual(['Why?']);
});

it('asks nothing that nobody has asked', () => {
  const { asked, come } = start();
  come();
  expect(asked).toEqual([]);
});

it('asks nothing that was taken back', () => {
  const { held, asked, come } = start();
  held.hold();
  held.release();
  come();
  expect(asked).toEqual([]);
});

it('asks what was held in a panel that was closed meanwhile', async () => {
  const before = start();
  before.held.hold();
  before.held.dispose();
  await settle();
  const after = start(before.session);
  after.come();
  await settle();
  expect(after.asked).toEqual(['Why?']);
  await settle();
  const last = start(before.session);
  last.come();
  await settle();
  expect(last.asked).toEqual([]);
});

it('waits for the words, which storage may bring later', async () => {
  const { held, text, asked, come } = start();
  text.value = '';
  held.hold();
  come();
  expect(asked).toEqual([]);
  text.value = 'Why?';
  expect(asked).toEqual(['Why?']);
});

it('asks the reader only when that was chosen', () => {
  const { held, asked, chosen } = start();
  held.hold();
  expect(asked).toEqual([]);
  chosen.value = 'reader';
  expect(asked).toEqual(['Why?']);
});
