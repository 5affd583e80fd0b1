import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { createButtonHost } from '../../../sidebar/selection-button/button-host.ts';
import { BUTTON_SETTINGS_KEY, type ButtonSettings } from '../../../sidebar/selection-button/button-settings.ts';
import { ROW_CHANGED, ROW_TOLD } from '../../../sidebar/selection-button/row-messages.ts';
import { openSettings } from '../../../sidebar/settings/settings.ts';
import type { SettingName } from '../../../sidebar/settings/settings-table.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { settle } from '../../helpers/settle.ts';

const NEWS = ['http://news.test/*', 'https://news.test/*'];
const CONTENTS = { language: 'en', look: {}, styles: '', actions: [{ id: 'translate' as const, title: 'Translate' }] };
const TAB = { id: 10, windowId: 1 } as Browser.tabs.Tab;

/** A background whose browser allows these origins. */
async function setUp(kept: Partial<ButtonSettings> = {}, allowed: string[] = NEWS) {
  const fake = createFakeExtension();
  const open = new Set(allowed);
  fake.containsPermission.mockImplementation(async ({ origins }) => origins.every((origin) => open.has(origin)));
  const set = (values: Partial<ButtonSettings>) =>
    fake.api.storage.local.set({ [BUTTON_SETTINGS_KEY]: values }).then(settle);
  await set(kept);
  const meant: boolean[] = [];
  const act = vi.fn((_chosen: object, _tab: unknown, isMeant: Promise<boolean>) => {
    void isMeant.then((is) => meant.push(is));
  });
  const host = createButtonHost({ browser: fake.browser, contents: async () => CONTENTS, act });
  onTestFinished(host.dispose);
  await host.update();
  /** What a script of ours is answered; undefined where nobody answers. */
  async function say(message: object, sender: Partial<Browser.runtime.MessageSender> = {}): Promise<unknown> {
    const answer = vi.fn();
    const from = { id: 'aside', tab: TAB, frameId: 0, url: 'https://news.test/a', ...sender };
    fake.events.message.emit(message, from, answer);
    await settle();
    return answer.mock.calls[0]?.[0];
  }
  const matches = () => fake.registered().map((script) => script.matches);
  return { ...fake, open, set, say, act, meant, matches };
}

const WANTS = { type: 'selection-button', want: 'contents' };
const ON = { where: 'sites', sites: ['news.test'] } as const;

describe('the script in pages', () => {
  it('is registered nowhere while buttons are off', async () => {
    const { matches, executeScript } = await setUp({ where: 'nowhere', sites: ['news.test'] });
    expect(matches()).toEqual([]);
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('is registered for the chosen sites that the browser allows, and for no other', async () => {
    const { registered } = await setUp({ where: 'sites', sites: ['news.test', 'closed.test'] });
    expect(registered()).toEqual([
      { id: 'selection-button', js: ['/selection-button.js'], matches: NEWS, runAt: 'document_idle' },
    ]);
  });

  it('comes to open pages as soon as it is turned on, without a reload', async () => {
    const { set, matches, executeScript, tabs } = await setUp();
    tabs.splice(
      0,
      1,
      { id: 10, url: 'https://news.test/' },
      { id: 11 },
      { id: 12, url: 'https://news.test/', discarded: true },
    );
    await set(ON);
    expect(matches()).toEqual([NEWS]);
    expect(executeScript.mock.calls.map(([{ target }]) => target)).toEqual([{ tabId: 10, frameIds: [0] }]);
  });

  it('follows what is set: another site, all of them, none', async () => {
    const { set, matches, open } = await setUp(ON);
    open.add('http://b.test/*').add('https://b.test/*').add('http://*/*').add('https://*/*');
    await set({ where: 'sites', sites: ['news.test', 'b.test'] });
    expect(matches()).toEqual([[...NEWS, 'http://b.test/*', 'https://b.test/*']]);
    await set({ where: 'everywhere' });
    expect(matches()).toEqual([['http://*/*', 'https://*/*']]);
    await set({ where: 'nowhere' });
    expect(matches()).toEqual([]);
  });

  it('is unregistered, and every page told, when the browser takes its permission back', async () => {
    const { events, open, matches, sendMessage, say } = await setUp(ON);
    sendMessage.mockClear();
    open.clear();
    events.permissionRemoved.emit({ origins: NEWS });
    await settle();
    expect(matches()).toEqual([]);
    expect(sendMessage).toHaveBeenCalledWith(10, ROW_CHANGED, { frameId: 0 });
    expect(await say(WANTS)).toBeNull();
  });

  it.each<[SettingName, string]>([
    ['language', 'de'],
    ['theme', 'dark'],
    ['textSize', 'large'],
    ['density', 'compact'],
  ])('asks again for what it shows when the %s is set', async (name, value) => {
    const { browser, sendMessage } = await setUp(ON);
    const settings = await openSettings(browser.storage.local);
    onTestFinished(settings.dispose);
    sendMessage.mockClear();
    settings.set(name, value as never);
    await settle();
    expect(sendMessage).toHaveBeenCalledWith(10, ROW_CHANGED, { frameId: 0 });
  });

  it('stays where it is, with the row that it shows, when what it shows is changed', async () => {
    const { browser, sendMessage, executeScript, tabs } = await setUp(ON);
    tabs.splice(0, 1, { id: 10, url: 'https://news.test/' });
    const settings = await openSettings(browser.storage.local);
    onTestFinished(settings.dispose);
    sendMessage.mockResolvedValue(ROW_TOLD);
    settings.set('theme', 'dark');
    await settle();
    expect(executeScript).not.toHaveBeenCalled();
    // An older one, of the extension before an update, is no longer heard.
    sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
    settings.set('theme', 'light');
    await settle();
    expect(executeScript).toHaveBeenCalledOnce();
  });

  it('comes back with the permission', async () => {
    const { events, open, matches } = await setUp(ON, []);
    expect(matches()).toEqual([]);
    for (const origin of NEWS) open.add(origin);
    events.permissionAdded.emit({ origins: NEWS });
    await settle();
    expect(matches()).toEqual([NEWS]);
  });

  it('is brought up to date when a page can not be told', async () => {
    const { set, matches, sendMessage, executeScript } = await setUp();
    sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
    executeScript.mockRejectedValue(new Error('The tab was closed.'));
    await set(ON);
    expect(matches()).toEqual([NEWS]);
    await set({ where: 'nowhere' });
    expect(matches()).toEqual([]);
  });
});

describe('a page’s script', () => {
  it('is told what to show where buttons are on', async () => {
    const { say } = await setUp(ON);
    expect(await say(WANTS)).toEqual(CONTENTS);
  });

  it('is told to go where they are off', async () => {
    const { say, set } = await setUp(ON);
    expect(await say(WANTS, { url: 'https://other.test/' })).toBeNull();
    await set({ where: 'nowhere' });
    expect(await say(WANTS)).toBeNull();
  });

  it('acts at once, so that the click behind it still counts', async () => {
    const { events, act } = await setUp(ON);
    const message = { type: 'selection-button', want: 'action', action: 'translate', isInFrame: true };
    events.message.emit(message, { id: 'aside', tab: TAB, frameId: 0, url: 'https://news.test/' }, () => {});
    expect(act).toHaveBeenCalledWith(message, TAB, expect.any(Promise));
  });

  it('does nothing where buttons are off', async () => {
    const { say, meant } = await setUp(ON);
    const message = { type: 'selection-button', want: 'action', action: 'translate' };
    await say(message);
    await say(message, { url: 'https://other.test/' });
    expect(meant).toEqual([true, false]);
  });

  it.each([
    ['another extension', { id: 'other' }],
    ['a frame', { frameId: 3 }],
    ['a page of ours', { tab: undefined }],
  ])('is not %s', async (_who, sender) => {
    const { say, act } = await setUp(ON);
    expect(await say(WANTS, sender as object)).toBeUndefined();
    await say({ type: 'selection-button', want: 'action', action: 'translate' }, sender as object);
    expect(act).not.toHaveBeenCalled();
  });
});
