import { cleanup, configure, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ModelPicker } from '../../../components/header/ModelPicker.tsx';
import type { Model } from '../../../protocol/models.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createModel, createTestPanel, LLAMA, READER, UPSTREAMS } from '../../helpers/test-panel.ts';

// Limits only what hangs, also on a machine that is busy.
configure({ asyncUtilTimeout: 15_000 });

afterEach(cleanup);

function show() {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  const { models, connection } = panel.state;
  const list = (...found: Model[]) =>
    panel.companion.tellModels({ models: found, upstreams: UPSTREAMS, defaultModel: found[0]?.name ?? '' });
  list(LLAMA, createModel('gpt-oss:120b-cloud', { remote: true }), READER);
  const openCompanion = vi.fn();
  const openModels = vi.fn();
  render(
    <ModelPicker models={models} status={connection.status} openCompanion={openCompanion} openModels={openModels} />,
  );
  return {
    ...panel,
    list,
    openCompanion,
    openModels,
    button: screen.getByRole<HTMLButtonElement>('button', { name: /^Model:/ }),
  };
}

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
});
