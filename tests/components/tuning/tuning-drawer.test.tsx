import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { TuningDrawer } from '../../../components/tuning/TuningDrawer.tsx';
import type { Usage } from '../../../protocol/turn-events.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const TOLD = {
  type: 'parameters',
  model: 'llama3.2:3b',
  takes: ['temperature', 'think', 'system'],
  thinking: ['off', 'on'],
  defaults: { temperature: 0.7 },
  ofModel: {},
  ofChat: { system: 'Be short.' },
  mostContext: 32_768,
};

async function show(told: object = TOLD, usage: Usage | null = null) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  panel.companion.respond('parameters', (asked) => asked.answer(told as never));
  let maxContext = 32_768;
  panel.companion.respond('settings', (asked) => {
    const wanted = (asked.request as { maxContext?: number | null }).maxContext;
    if (wanted !== undefined) maxContext = wanted ?? 32_768;
    asked.answer({ type: 'settings', maxContext, usualMaxContext: 32_768 });
  });
  const tuned = vi.fn();
  panel.companion.respond('tune', (asked) => {
    tuned(asked.request);
    asked.answer({ type: 'ok' } as never);
  });
  const close = vi.fn();
  render(<TuningDrawer tuning={panel.state.tuning} usage={usage} close={close} />);
  return { ...panel, tuned, close };
}

describe('the settings of a model', () => {
  it('has a field with a label for each value, and what holds while it is not set', async () => {
    await show();
    const temperature = await screen.findByLabelText<HTMLInputElement>('Temperature');
    expect(temperature.placeholder).toBe('Default: 0.7');
    expect(screen.getByLabelText<HTMLTextAreaElement>('System prompt').value).toBe('Be short.');
    const thinking = screen.getByLabelText<HTMLSelectElement>('Thinking');
    expect([...thinking.options].map(({ text }) => text)).toEqual(['Model default', 'Off', 'On']);
  });

  it('sets what is typed once the field is left, and what is chosen at once', async () => {
    const { tuned } = await show();
    const temperature = await screen.findByLabelText<HTMLInputElement>('Temperature');
    fireEvent.input(temperature, { target: { value: '0.2' } });
    expect(tuned).not.toHaveBeenCalled();
    fireEvent.change(temperature, { target: { value: '0.2' } });
    await eventually(() =>
      expect(tuned).toHaveBeenCalledWith(expect.objectContaining({ parameters: { temperature: 0.2 } })),
    );
    fireEvent.change(screen.getByLabelText('Thinking'), { target: { value: 'off' } });
    await eventually(() =>
      expect(tuned).toHaveBeenCalledWith(expect.objectContaining({ parameters: { think: 'off' } })),
    );
  });

  it('says under the field what it may be, and sends nothing', async () => {
    const { tuned } = await show();
    const temperature = await screen.findByLabelText<HTMLInputElement>('Temperature');
    fireEvent.change(temperature, { target: { value: '9' } });
    await eventually(() => {
      const about = document.getElementById(temperature.getAttribute('aria-describedby') ?? '');
      expect(about?.textContent).toBe('Temperature has to be a number from 0 to 2. Set another value.');
    });
    expect(temperature.getAttribute('aria-invalid')).toBe('true');
    expect(tuned).not.toHaveBeenCalled();
  });

  it('takes a value back with a button of its own', async () => {
    const { tuned } = await show();
    fireEvent.click(await screen.findByTitle('Reset: System prompt'));
    await eventually(() =>
      expect(tuned).toHaveBeenCalledWith(expect.objectContaining({ parameters: { system: null } })),
    );
  });

  it('says how full the context is, where the last answer told', async () => {
    const usage = { promptTokens: 1900, answerTokens: 148, tokensPerSecond: 40, totalMs: 900 };
    await show(TOLD, { ...usage, contextTokens: 8192 });
    expect(screen.getByText('The last answer left the context 25% full: 2,048 of 8,192 tokens.')).toBeTruthy();
    cleanup();
    await show(TOLD, usage);
    expect(screen.queryByText(/full/)).toBeNull();
  });

  it('says so when the model takes none, as the built-in reader', async () => {
    await show({ ...TOLD, takes: [], thinking: [] });
    expect(await screen.findByText('This model has no settings.')).toBeTruthy();
  });

  it('sets the largest context of every model, within its range', async () => {
    await show();
    const field = await screen.findByLabelText<HTMLInputElement>('Largest context, in tokens');
    expect([field.placeholder, field.value]).toEqual(['Default: 32768', '']);
    fireEvent.change(field, { target: { value: '100' } });
    await eventually(() => {
      const about = document.getElementById(field.getAttribute('aria-describedby') ?? '');
      expect(about?.textContent).toMatch(
        /^Largest context, in tokens has to be a whole number from 1,024 to 16,777,216\./,
      );
    });
    fireEvent.change(field, { target: { value: '16384' } });
    await eventually(() => expect(field.getAttribute('aria-invalid')).toBe('false'));
    expect(field.value).toBe('16384');
  });

  it('has the settings of every model also where the model itself has none', async () => {
    await show({ ...TOLD, takes: [] });
    expect(await screen.findByLabelText('Load the model while I type')).toBeTruthy();
    expect(await screen.findByLabelText('Largest context, in tokens')).toBeTruthy();
  });
});
