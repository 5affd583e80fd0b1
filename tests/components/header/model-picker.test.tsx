import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ModelPicker } from '../../../components/header/ModelPicker.tsx';
import type { Model } from '../../../protocol/models.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createModel, createTestPanel, LLAMA, READER, UPSTREAMS } from '../../helpers/test-panel.ts';

afterEach(cleanup);

function show(openSettings?: () => void) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  const { models, connection } = panel.state;
  const list = (...found: Model[]) =>
    panel.companion.tellModels({ models: found, upstreams: UPSTREAMS, defaultModel: found[0]?.name ?? '' });
  list(LLAMA, createModel('gpt-oss:120b-cloud', { remote: true }), READER);
  const openCompanion = vi.fn();
  const openModels = vi.fn();
  render(
    <ModelPicker
      models={models}
      tuning={panel.state.tuning}
      status={connection.status}
      openCompanion={openCompanion}
      openSettings={openSettings}
      openModels={openModels}
      openKeys={vi.fn()}
    />,
  );
  return {
    ...panel,
    list,
    openCompanion,
    openModels,
    button: screen.getByRole<HTMLButtonElement>('button', { name: /^Model:/ }),
  };
}

it('a name without room is cut at its own end, also where lines begin on the right', () => {
  show();
  expect(screen.getByText(LLAMA.name).getAttribute('dir')).toBe('auto');
});

describe('the model picker', () => {
  it('names the model that answers', () => {
    expect(show().button.textContent).toBe('Model: llama3.2:3b');
  });

  it('picks with the keyboard alone and gives the focus back', async () => {
    const { button, chosenModel } = show();
    fireEvent.click(button);
    const list = await screen.findByRole('listbox', { name: 'Model' });
    expect(document.activeElement).toBe(list);
    fireEvent.keyDown(list, { key: 'End' });
    await eventually(() => {
      const active = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
      expect(active?.textContent).toMatch(/^reader/);
    });
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(chosenModel.value).toBe('reader');
    await eventually(() => expect(screen.queryByRole('listbox')).toBe(null));
    expect(document.activeElement).toBe(button);
  });

  it('marks what is chosen', async () => {
    const { button, chosenModel } = show();
    chosenModel.value = 'reader';
    fireEvent.click(button);
    const chosen = await screen.findByRole('option', { selected: true });
    expect(chosen.textContent).toMatch(/^reader/);
  });

  it('closes on Escape without letting it stop the answer', async () => {
    const { button } = show();
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    fireEvent.click(button);
    fireEvent.keyDown(await screen.findByRole('listbox'), { key: 'Escape' });
    await eventually(() => expect(screen.queryByRole('listbox')).toBe(null));
    document.removeEventListener('keydown', outside);
    expect(outside).not.toHaveBeenCalled();
  });

  it('stays open for keys of an input method', async () => {
    const { button, chosenModel } = show();
    fireEvent.click(button);
    const list = await screen.findByRole('listbox');
    for (const key of ['Escape', 'Enter']) fireEvent.keyDown(list, { key, keyCode: 229 });
    expect([screen.queryByRole('listbox'), chosenModel.value]).toEqual([list, '']);
  });

  it('asks again before a model that is not on this machine', async () => {
    const { button, chosenModel } = show();
    fireEvent.click(button);
    fireEvent.click(await screen.findByRole('option', { name: /gpt-oss/ }));
    const keep = await screen.findByRole('button', { name: 'Keep the current one' });
    expect(chosenModel.value).toBe('');
    expect(document.activeElement).toBe(keep);
    fireEvent.click(screen.getByRole('button', { name: 'Use it anyway' }));
    expect(chosenModel.value).toBe('gpt-oss:120b-cloud');
  });

  it('says so when there is no connection or the chosen model is gone', async () => {
    const { button, chosenModel, list, goDown } = show();
    chosenModel.value = 'gone';
    await eventually(() => expect(button.textContent).toBe('Model: Choose a model'));
    list();
    goDown();
    await eventually(() => expect(button.textContent).toBe('Model: Not connected'));
  });

  it('leads to the companion behind the models, and leaves the focus where it can come back to', async () => {
    const { button, openCompanion } = show();
    fireEvent.click(button);
    fireEvent.click(await screen.findByRole('button', { name: 'Companion…' }));
    expect(openCompanion).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button);
    await eventually(() => expect(screen.queryByRole('listbox')).toBe(null));
  });

  it('leads there also where there is no model, with the keyboard', async () => {
    const { button, list } = show();
    list();
    await eventually(() => expect(button.textContent).toBe('Model: No models'));
    fireEvent.click(button);
    const companion = await screen.findByRole('button', { name: 'Companion…' });
    expect(document.activeElement).toBe(companion);
    fireEvent.keyDown(companion, { key: 'Escape' });
    await eventually(() => expect(screen.queryByRole('button', { name: 'Companion…' })).toBe(null));
    expect(document.activeElement).toBe(button);
  });

  it('draws a part of ten thousand models, and walks to the last', async () => {
    const { button, list } = show();
    list(...Array.from({ length: 10_000 }, (_, n) => createModel(`model-${n}`)));
    fireEvent.click(button);
    const box = await screen.findByRole('listbox');
    expect(screen.getAllByRole('option').length).toBeLessThan(60);
    fireEvent.keyDown(box, { key: 'End' });
    await eventually(() => {
      const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
      expect([
        active?.textContent,
        active?.getAttribute('aria-posinset'),
        active?.getAttribute('aria-setsize'),
      ]).toEqual([expect.stringMatching(/^model-9999/), '10001', '10001']);
    });
  });

  it('has how much the model thinks set for this chat, where it can think', async () => {
    const { button, list, companion, state } = show(() => {});
    const told = { takes: ['think'], defaults: {}, mostContext: 0 };
    const chat: Record<string, string> = {};
    companion.respond('parameters', (asked) =>
      asked.answer({
        type: 'parameters',
        model: 'qwen3:8b',
        thinking: ['off', 'low', 'high'],
        ...told,
        ofModel: { think: 'low' },
        ofChat: { ...chat },
      } as never),
    );
    companion.respond('tune', (asked) => {
      expect(asked.request).toMatchObject({ conversation: state.conversation.id.value, parameters: { think: 'high' } });
      chat.think = 'high';
      asked.answer({ type: 'ok' } as never);
    });
    list(createModel('qwen3:8b', { capabilities: ['completion', 'thinking'] }), READER);
    fireEvent.click(button);
    const choice = await screen.findByLabelText<HTMLSelectElement>('Thinking');
    expect([...choice.options].map(({ text }) => text)).toEqual(['Default: Low', 'Off', 'Low', 'High']);
    fireEvent.change(choice, { target: { value: 'high' } });
    await eventually(() => expect(choice.value).toBe('high'));
    await eventually(() => expect(chat.think).toBe('high'));
  });

  it('asks nothing of thinking for a model that can’t', async () => {
    const { button, companion } = show(() => {});
    fireEvent.click(button);
    await screen.findByRole('listbox');
    expect(screen.queryByLabelText('Thinking')).toBeNull();
    expect(companion.requests.filter(({ request }) => request.type === 'parameters')).toEqual([]);
  });
});
