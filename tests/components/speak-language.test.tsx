import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { Panel } from '../../components/Panel.tsx';
import { NO_SHORTCUTS } from '../../components/shortcuts.ts';
import { speakLanguage } from '../../components/speak-language.ts';
import { loadWords } from '../../words/load-words.ts';
import { oneDigit } from '../../words/one-digit.ts';
import { settle } from '../helpers/settle.ts';
import { createTestPanel } from '../helpers/test-panel.ts';

afterEach(cleanup);

async function show(preferred: readonly string[]) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  const told: string[] = [];
  const stop = await speakLanguage({
    chosen: panel.state.speech.language,
    preferred,
    load: loadWords,
    tell: ({ code, direction }) => told.push(`${code} ${direction}`),
  });
  onTestFinished(async () => {
    stop();
    // What other tests of this process read.
    (await speakLanguage({ chosen: signal('en'), preferred: [], load: loadWords, tell() {} }))();
  });
  await settle();
  render(<Panel state={panel.state} shortcuts={signal(NO_SHORTCUTS)} copyText={async () => {}} />);
  return { ...panel, told };
}

const field = (placeholder: string) => screen.findByPlaceholderText(placeholder);

describe('the language that is spoken', () => {
  it('is the browser’s, also as another country’s', async () => {
    const { told } = await show(['de-AT', 'en']);
    await field('Frag etwas');
    expect(told).toEqual(['de ltr']);
  });

  it('is English where the browser’s is none that Aside speaks', async () => {
    await show(['tlh']);
    await field('Ask anything');
  });

  it('is the one that was chosen, from then on and in all that is shown', async () => {
    const { told } = await show(['en']);
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    fireEvent.change(await screen.findByRole('combobox', { name: 'Language' }), { target: { value: 'de' } });
    await field('Frag etwas');
    await screen.findByRole('dialog', { name: 'Einstellungen' });
    await screen.findByRole('combobox', { name: 'Sprache' });
    expect(told).toEqual(['en ltr', 'de ltr']);
    expect(oneDigit(2.5)).toBe('2,5');
  });

  it('is the one that was chosen last, however they are loaded', async () => {
    const { state, told } = await show(['en']);
    state.speech.chooseLanguage('de');
    state.speech.chooseLanguage('en');
    await settle();
    await field('Ask anything');
    expect(told.at(-1)).toBe('en ltr');
  });
});
