import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { Panel } from '../../../components/Panel.tsx';
import { eventually } from '../../helpers/eventually.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel, LLAMA, MANAGED, READER } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const ITEMS = [{ name: 'gemma3:4b', sizeBytes: 3.3e9, memoryBytes: 4.8e9, good: 'images', fits: true }];

/** A panel beside an Ollama that has no model. */
async function open(role: 'client' | 'guest' = 'client') {
  const panel = createTestPanel({ role });
  onTestFinished(panel.dispose);
  panel.companion.respond('suggestions', (asked) => asked.answer({ type: 'suggestions', items: ITEMS }));
  panel.loseModels();
  const shortcuts = signal({ open: '', ask: '', summarise: '' });
  render(<Panel state={panel.state} shortcuts={shortcuts} copyText={async () => {}} />);
  if (role === 'client') await screen.findByText('Download your first model');
  const field = screen.getByLabelText('Your question');
  const type = (text: string) => fireEvent.input(field, { target: { value: text } });
  const questions = () => panel.companion.turns.map(({ request }) => request);
  const come = async () => {
    panel.companion.tellModels({ models: [LLAMA, READER], upstreams: MANAGED, defaultModel: LLAMA.name });
    await settle();
  };
  return {
    ...panel,
    field,
    type,
    questions,
    come,
    download: () => screen.findByRole('button', { name: 'Download gemma3:4b' }),
  };
}

it('a first model is one click away, and the question that was typed is asked when it is there', async () => {
  const { type, companion, questions, come, download, tellPull } = await open();
  type('Why is the sky blue?');
  fireEvent.click(await download());
  expect(companion.requestOf('pull').request).toEqual({ type: 'pull', upstream: 'ollama', name: 'gemma3:4b' });
  tellPull({ name: 'gemma3:4b', done: 1e9, total: 3.3e9 });
  await screen.findByText('Your question will be asked as soon as the model is ready.');
  expect(questions()).toEqual([]);
  await come();
  expect(questions()).toMatchObject([{ type: 'chat', question: [{ type: 'text', text: 'Why is the sky blue?' }] }]);
  await eventually(() => expect(screen.queryByText('Download your first model')).toBeNull());
});

it('a question that is sent without a model waits where it is, and says what for', async () => {
  const { type, field, questions, come } = await open();
  type('Why?');
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByText(/Download a model, and your question will be asked/);
  expect([(field as HTMLTextAreaElement).value, questions()]).toEqual(['Why?', []]);
  await come();
  expect(questions()).toHaveLength(1);
});

it('a question that waits is taken back, and asked by hand', async () => {
  const { type, field, questions, come } = await open();
  type('Why?');
  fireEvent.keyDown(field, { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: 'Don’t ask it automatically' }));
  await come();
  expect(questions()).toEqual([]);
  fireEvent.keyDown(field, { key: 'Enter' });
  await settle();
  expect(questions()).toHaveLength(1);
});

it('the built-in reader stays a choice, and answers what waits', async () => {
  const { type, field, questions, chosenModel } = await open();
  type('Why?');
  fireEvent.keyDown(field, { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: 'Use the built-in reader' }));
  await settle();
  expect([chosenModel.value, questions()]).toMatchObject(['reader', [{ model: 'reader' }]]);
});

it('a download that fails says why in place, and is tried again', async () => {
  const { download, tellPull, companion } = await open();
  fireEvent.click(await download());
  const params = {
    cause: 'registry_unreachable',
    server: 'ollama',
    address: 'a',
    model: 'gemma3:4b',
    said: 'no such host',
  };
  tellPull({ name: 'gemma3:4b', state: 'failed', error: { code: 'upstream_failed', params, retryable: true } });
  await screen.findByText(/couldn’t download.*no such host/);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(companion.requests.filter(({ request }) => request.type === 'pull')).toHaveLength(2);
});

it('a guest, who can have none downloaded, is answered by the reader as before', async () => {
  const { type, field, questions } = await open('guest');
  type('Why?');
  fireEvent.keyDown(field, { key: 'Enter' });
  await settle();
  expect(questions()).toHaveLength(1);
  expect(screen.queryByText('Download your first model')).toBeNull();
});

it('leads to all models, where any can be downloaded by its name', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Other models…' }));
  expect(await screen.findByLabelText('Download a model by name')).toBeTruthy();
});
