import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SettingsDrawer } from '../../../components/settings/SettingsDrawer.tsx';
import { aloudWords } from '../../../words/english/aloud.ts';
import { preferenceWords } from '../../../words/english/preferences.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createFakeSpeech, fakeVoice } from '../../helpers/fake-speech.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

function show(chats = 3) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  const deleteAll = vi.fn();
  panel.companion.respond('holdings', ({ answer }) => answer({ type: 'holdings', chats, bytes: 2_000_000 }));
  panel.companion.respond('delete_all', (asked) => {
    deleteAll(asked.request);
    asked.answer({ type: 'holdings', chats: 0, bytes: 0 });
  });
  const openCompanion = vi.fn();
  const shortcuts = signal({ open: 'Alt+A', ask: '', summarise: 'Alt+S' });
  render(<SettingsDrawer state={panel.state} shortcuts={shortcuts} openCompanion={openCompanion} close={() => {}} />);
  return { ...panel, deleteAll, openCompanion };
}

const choose = (name: string, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });

describe('Settings', () => {
  it('sets what is chosen, each by itself', () => {
    const { settings } = show();
    choose(preferenceWords.names.theme, 'dark');
    choose(preferenceWords.names.sendKey, 'mod_enter');
    expect([settings.value('theme').value, settings.value('sendKey').value]).toEqual(['dark', 'mod_enter']);
    expect(settings.value('density').value).toBe('comfortable');
  });

  it('shows at once what another window sets', async () => {
    const { settings } = show();
    settings.set('textSize', 'large');
    const field = screen.getByLabelText<HTMLSelectElement>(preferenceWords.names.textSize);
    await eventually(() => expect(field.value).toBe('large'));
  });

  it('sets how fast answers are read aloud, and by which voice', async () => {
    const { speech } = createFakeSpeech([fakeVoice('Anna', 'en-GB'), fakeVoice('Hans', 'de-DE')]);
    vi.stubGlobal('speechSynthesis', speech);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { settings } = show();
    await screen.findByLabelText(aloudWords.speed);
    choose(aloudWords.speed, '1.5');
    choose(aloudWords.voice('English'), 'Anna');
    expect(settings.aloud.value).toEqual({ rate: 1.5, voices: { en: 'Anna' } });
    expect(screen.queryByLabelText(aloudWords.voice('German'))).toBeNull();
    choose(preferenceWords.names.answerLanguage, 'de');
    await screen.findByLabelText(aloudWords.voice('German'));
  });

  it('lets the default model answer, also where another one was chosen before', () => {
    const { settings } = show();
    settings.chooseModel('llama3.2:3b');
    choose(preferenceWords.names.defaultModel, 'reader');
    expect(settings.chosenModel.value).toBe('reader');
  });

  it('says which shortcuts are in force, and which action has none', () => {
    show();
    expect(screen.getByText('Alt+A')).toBeTruthy();
    expect(screen.getByText(preferenceWords.noKey)).toBeTruthy();
  });

  it('lists the sites that are open for good, each with its way out', async () => {
    show();
    await screen.findByRole('button', { name: preferenceWords.removeSite('example.org') });
  });

  it('deletes all chats that it has told of once the word is typed, and not before', async () => {
    const { deleteAll } = show();
    await screen.findByText(/3 chats/);
    fireEvent.click(screen.getByRole('button', { name: preferenceWords.deleteAll }));
    const field = await screen.findByLabelText(preferenceWords.typeToDelete(preferenceWords.deleteWord));
    await eventually(() => expect(document.activeElement).toBe(field));
    const form = field.closest('form') as HTMLFormElement;
    fireEvent.input(field, { target: { value: 'del' } });
    fireEvent.submit(form);
    expect(deleteAll).not.toHaveBeenCalled();
    fireEvent.input(field, { target: { value: 'Delete ' } });
    fireEvent.submit(form);
    await screen.findByText(preferenceWords.deleted(3));
    expect(deleteAll).toHaveBeenCalledExactlyOnceWith({ type: 'delete_all', chats: 3 });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: preferenceWords.deleteAll }));
  });

  it('offers nothing of what the companion keeps while it is away', async () => {
    const { goDown } = show();
    await screen.findByText(/3 chats/);
    goDown();
    await screen.findByText(preferenceWords.notConnected);
    expect(screen.queryByRole('button', { name: preferenceWords.deleteAll })).toBe(null);
  });
});
