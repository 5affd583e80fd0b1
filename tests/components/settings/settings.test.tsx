import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SettingsDrawer } from '../../../components/settings/SettingsDrawer.tsx';
import { aloudWords } from '../../../words/english/aloud.ts';
import { preferenceWords } from '../../../words/english/preferences.ts';
import { words } from '../../../words/spoken.ts';
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

describe('Settings of one person among several', () => {
  const OWN = '1f0c9a5240b8f3a52d0d';
  const ANNA = {
    ...{ person: OWN, name: 'Anna', administrator: false, turns: 2, questions: 60, running: 1, asked: 12 },
    ...{ clients: 2, connections: 1, createdAt: 1, lastSeenAt: 1, revokedAt: null, invitedUntil: null },
  };
  const phone = { ...{ client: 'phone', name: 'Firefox on Android', origin: 'x' }, local: false, createdAt: 1 };

  function showPerson(person: object = {}) {
    const shown = show();
    const { companion } = shown;
    let clients = [
      { ...phone, client: 'key1', name: 'Chromium on Linux', lastSeenAt: 1, connections: 1, person: OWN },
      { ...phone, lastSeenAt: null, connections: 0, person: OWN },
      { ...phone, client: 'berts', name: 'Bert’s', lastSeenAt: null, connections: 0, person: '' },
      { ...phone, client: 'member', name: 'Ada', lastSeenAt: null, connections: 0, room: 'a' },
    ];
    companion.respond('people', ({ answer }) =>
      answer({
        type: 'people',
        own: OWN,
        items: [
          { ...ANNA, person: '', name: 'Bert' },
          { ...ANNA, ...person },
        ],
      }),
    );
    companion.respond('clients', ({ answer }) => answer({ type: 'clients', items: clients }));
    companion.respond('revoke', ({ request, answer }) => {
      clients = clients.filter(({ client }) => !('client' in request) || client !== request.client);
      answer({ type: 'ok' });
    });
    return shown;
  }
  const remove = () =>
    screen.findByRole('button', { name: preferenceWords.removeNamed('\u2068Firefox on Android\u2069') });

  it('say who it is, what they may ask, and which browsers are theirs', async () => {
    showPerson();
    await screen.findByText('Anna');
    expect(screen.getByText(preferenceWords.atOnce(2))).toBeTruthy();
    expect(screen.getByText(preferenceWords.inAnHour(12, 60))).toBeTruthy();
    expect(screen.getByText(new RegExp(preferenceWords.thisBrowser)).textContent).toContain(preferenceWords.connected);
    expect(screen.getByText(preferenceWords.neverSeen)).toBeTruthy();
    // Of this browser itself, of others' and of members nothing is taken here.
    await remove();
    expect(screen.getAllByRole('button', { name: /^Remove \u2068/ })).toHaveLength(1);
    expect(screen.queryByText('Bert’s')).toBeNull();
    expect(screen.queryByText('Ada')).toBeNull();
  });

  it('say so where nothing is bounded', async () => {
    showPerson({ turns: null, questions: null, administrator: true });
    await screen.findByText(preferenceWords.unbounded);
    expect(screen.getByText(preferenceWords.administrator)).toBeTruthy();
  });

  it('take the key of a browser away once that was confirmed', async () => {
    const { companion } = showPerson();
    fireEvent.click(await remove());
    expect(companion.requests.some(({ request }) => request.type === 'revoke')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: preferenceWords.removeBrowser }));
    await eventually(() => expect(screen.queryByText('Firefox on Android')).toBeNull());
    expect(companion.requestOf('revoke').request).toEqual({ type: 'revoke', client: 'phone' });
  });

  it('show a code for another browser until it has ended', async () => {
    const { companion } = showPerson();
    fireEvent.click(await screen.findByRole('button', { name: preferenceWords.pairAnother }));
    await companion.whenSaid('pairing');
    companion.reply({ type: 'pairing', code: 'ABCD-EFGH', validMs: 120_000 });
    await screen.findByText('ABCD-EFGH');
    companion.reply({ type: 'pairing_ended', reason: 'used', client: 'new', name: 'Safari' });
    await eventually(() => expect(screen.queryByText('ABCD-EFGH')).toBeNull());
  });

  it('say why there is no code for one browser more than may be paired', async () => {
    const { companion } = showPerson();
    fireEvent.click(await screen.findByRole('button', { name: preferenceWords.pairAnother }));
    await companion.whenSaid('pairing');
    companion.reply({
      type: 'error',
      code: 'overloaded',
      params: { cause: 'person_clients', most: 100 },
      retryable: true,
    });
    await screen.findByText(
      'You can’t pair more browsers (limit: 100). Remove one in the settings first, then pair this one again.',
    );
  });

  it('say that something failed, and nothing where there is one person', async () => {
    const { companion } = showPerson();
    companion.respond('revoke', ({ refuse }) => refuse({ code: 'storage_failed', params: { cause: 'disk_full' } }));
    fireEvent.click(await remove());
    fireEvent.click(screen.getByRole('button', { name: preferenceWords.removeBrowser }));
    await screen.findByText(words.somethingFailed);
    cleanup();
    show().companion.respond('people', ({ refuse }) => refuse({ code: 'forbidden', params: { cause: 'one_person' } }));
    await screen.findByText(/3 chats/);
    expect(screen.queryByText(preferenceWords.you)).toBeNull();
  });
});
