import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { Panel } from '../../../components/Panel.tsx';
import { firstRunWords as say } from '../../../words/english/first-run.ts';
import { words } from '../../../words/english/panel.ts';
import { eventually } from '../../helpers/eventually.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel, done, LLAMA, MANAGED, READER, type TestPanelOptions } from '../../helpers/test-panel.ts';

afterEach(cleanup);

async function open(options: TestPanelOptions = {}) {
  const panel = createTestPanel({ isNew: true, ...options });
  onTestFinished(panel.dispose);
  const shortcuts = signal({ open: '', ask: '', summarise: '' });
  render(<Panel state={panel.state} shortcuts={shortcuts} copyText={async () => {}} />);
  const steps = () => screen.queryByRole('region', { name: say.title });
  return {
    ...panel,
    steps,
    there: () => screen.findByRole('region', { name: say.title }),
    /** The title of the step to take now. */
    current: () => steps()?.querySelector('[aria-current=step] h3')?.textContent,
  };
}

it('ticks each step as it comes true, and is gone for good once an answer has come', async () => {
  const panel = await open({ role: null });
  panel.companion.respond('suggestions', (asked) => asked.answer({ type: 'suggestions', items: [] }));
  await panel.there();
  expect(panel.current()).toBe(say.todo.companion);
  panel.goDown();
  await screen.findByText('npm start');
  panel.companion.connect('client');
  panel.loseModels();
  await eventually(() => expect(panel.current()).toBe(say.todo.model));
  await screen.findByText('Download your first model');
  panel.companion.tellModels({ models: [LLAMA, READER], upstreams: MANAGED, defaultModel: LLAMA.name });
  await eventually(() => expect(panel.current()).toBe(say.todo.try));
  expect(within(panel.steps() as HTMLElement).getByText('2 of 3 done')).toBeTruthy();

  const turn = await panel.ask();
  turn.say({ type: 'token', content: 'Because.' });
  turn.tell({ ...done(), turn: turn.request.turn });
  await settle();
  panel.state.conversation.startNew();
  await settle();
  expect(panel.steps()).toBeNull();
  expect(panel.state.firstRun?.loaded.value?.isNew.value).toBe(false);
});

it('reads the page for the third step', async () => {
  const panel = await open();
  const steps = await panel.there();
  await eventually(() => expect(panel.current()).toBe(say.todo.try));
  fireEvent.click(within(steps).getByRole('button', { name: words.summarisePage }));
  await eventually(() => expect(panel.companion.turns).toHaveLength(1));
  expect(panel.companion.turns[0]?.request).toMatchObject({ task: 'summarise' });
});

it('has a browser pair that the companion does not know, and names the command for it', async () => {
  const panel = await open({ role: 'guest' });
  const steps = await panel.there();
  expect(panel.current()).toBe(say.todo.companion);
  expect(within(steps).getByText('npm run -s aside -- pair')).toBeTruthy();
  fireEvent.click(within(steps).getByRole('button', { name: words.pairBrowser }));
  await eventually(() => expect(panel.state.pairing.isOpen.value).toBe(true));
});

it('says each thing once: what is wrong stands in its step, and above the chat once there is one', async () => {
  const panel = await open();
  await panel.there();
  await panel.loseOllama();
  await eventually(() => expect(screen.getAllByText('Ollama isn’t answering')).toHaveLength(1));
  await panel.ask();
  await eventually(() => expect(panel.steps()).toBeNull());
  expect(screen.getAllByText('Ollama isn’t answering')).toHaveLength(1);
});

it('goes when it is dismissed, gives the keyboard to the question, and does not come back for a new chat', async () => {
  const panel = await open();
  await panel.there();
  fireEvent.click(screen.getByRole('button', { name: say.dismiss }));
  await settle();
  expect(panel.steps()).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText(words.composerLabel));
  panel.state.conversation.startNew();
  await settle();
  expect(panel.steps()).toBeNull();
});

it('goes on while only the built-in reader has answered, and where an answer was stopped', async () => {
  const panel = await open();
  await panel.there();
  panel.companion.respond('suggestions', (asked) => asked.answer({ type: 'suggestions', items: [] }));
  panel.loseModels();
  const turn = await panel.ask();
  turn.tell({ ...done({ model: 'reader' }), turn: turn.request.turn });
  await settle();
  panel.state.conversation.startNew();
  await eventually(() => expect(panel.current()).toBe(say.todo.model));
});

it.each([
  ['an installation that was used before', { isNew: false }],
  ['a page of its own', { hasPage: false }],
])('is not there in %s', async (_, options) => {
  const { state } = await open(options);
  expect(state.firstRun).toBeNull();
});
