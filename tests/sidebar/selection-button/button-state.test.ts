import { describe, expect, it, onTestFinished } from 'vitest';
import { BUTTON_SETTINGS_KEY, type ButtonSettings } from '../../../sidebar/selection-button/button-settings.ts';
import { createButtonState } from '../../../sidebar/selection-button/button-state.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { settle } from '../../helpers/settle.ts';

const NEWS = ['http://news.test/*', 'https://news.test/*'];
const ALL = ['http://*/*', 'https://*/*'];

async function setUp(kept: Partial<ButtonSettings> = {}, { url }: { url?: string } = {}) {
  const fake = createFakeExtension();
  const { local } = fake.api.storage;
  const open = new Set<string>();
  fake.containsPermission.mockImplementation(async ({ origins }) => origins.every((origin) => open.has(origin)));
  const grant = (isGranted: boolean) =>
    fake.requestPermission.mockImplementation(async ({ origins }) => {
      for (const origin of isGranted ? origins : []) open.add(origin);
      return isGranted;
    });
  grant(true);
  Object.assign(fake.tabs[0] ?? {}, { url });
  await local.set({ [BUTTON_SETTINGS_KEY]: kept });
  const create = () => createButtonState({ browser: fake.browser, window: { windowId: 1, ownTabId: undefined } });
  const state = await create();
  onTestFinished(state.dispose);
  state.look();
  await settle();
  const stored = async () => (await local.get(BUTTON_SETTINGS_KEY))[BUTTON_SETTINGS_KEY];
  return { ...fake, state, open, grant, stored, create };
}

describe('where buttons appear', () => {
  it('is asked of the browser within the click, and kept once it says yes', async () => {
    const { state, requestPermission, stored } = await setUp();
    state.choose('everywhere');
    expect(requestPermission).toHaveBeenCalledWith({ origins: ALL });
    await settle();
    expect(state.settings.value.where).toBe('everywhere');
    expect(await stored()).toMatchObject({ where: 'everywhere' });
  });

  it.each(['refused', 'rejected'] as const)('stays what it was when the browser is asked in vain: %s', async (how) => {
    const { state, requestPermission, grant, stored } = await setUp();
    grant(false);
    if (how === 'rejected') requestPermission.mockRejectedValue(new Error('Invalid value for origin pattern.'));
    state.choose('everywhere');
    await settle();
    expect([state.settings.value.where, state.problem.value]).toEqual(['nowhere', 'refused']);
    expect(await stored()).toEqual({});
    state.choose('nowhere');
    expect(state.problem.value).toBeNull();
  });

  it('begins with the site beside the panel', async () => {
    const { state, requestPermission } = await setUp({}, { url: 'https://news.test:8080/a' });
    expect(state.typed.value).toBe('news.test');
    state.choose('sites');
    expect(requestPermission).toHaveBeenCalledWith({ origins: NEWS });
    await settle();
    expect(state.settings.value).toMatchObject({ where: 'sites', sites: ['news.test'] });
    expect(state.typed.value).toBe('');
  });

  it('can be chosen before any site is known, and asks for nothing then', async () => {
    const { state, requestPermission } = await setUp();
    state.choose('sites');
    expect(state.settings.value.where).toBe('sites');
    expect(requestPermission).not.toHaveBeenCalled();
  });

  it('does not offer a site once more, nor writes over what is typed', async () => {
    const { state } = await setUp({ where: 'sites', sites: ['news.test'] }, { url: 'https://news.test/' });
    expect(state.typed.value).toBe('');
    state.typed.value = 'half.a';
    state.look();
    await settle();
    expect(state.typed.value).toBe('half.a');
  });

  it('is said to be no site when it is none', async () => {
    const { state, requestPermission } = await setUp({ where: 'sites' });
    state.typed.value = 'no site at all';
    state.add();
    expect(state.problem.value).toBe('no_site');
    expect(requestPermission).not.toHaveBeenCalled();
  });

  it('has each site once, and loses one', async () => {
    const { state, stored } = await setUp({ where: 'sites', sites: ['a.test'] });
    for (const typed of ['b.test', 'https://B.test/x']) {
      state.typed.value = typed;
      state.add();
      await settle();
    }
    expect(state.settings.value.sites).toEqual(['a.test', 'b.test']);
    state.remove('a.test');
    await settle();
    expect(await stored()).toMatchObject({ sites: ['b.test'] });
  });

  it('is kept while buttons are off', async () => {
    const { state } = await setUp({ where: 'sites', sites: ['a.test'] });
    state.choose('nowhere');
    state.choose('sites');
    expect(state.settings.value).toMatchObject({ where: 'sites', sites: ['a.test'] });
  });

  it('is the same in all windows, at once', async () => {
    const { state, create } = await setUp();
    const other = await create();
    onTestFinished(other.dispose);
    state.choose('everywhere');
    await settle();
    expect(other.settings.value.where).toBe('everywhere');
  });
});

describe('a site that the browser has closed', () => {
  it('is named as soon as its permission goes, until it is allowed again', async () => {
    const { state, open, events, requestPermission } = await setUp({ where: 'sites', sites: ['news.test'] });
    expect(state.closed.value).toEqual(['news.test']);
    state.allow('news.test');
    expect(requestPermission).toHaveBeenCalledWith({ origins: NEWS });
    await settle();
    expect(state.closed.value).toEqual([]);
    open.clear();
    events.permissionRemoved.emit({ origins: NEWS });
    await settle();
    expect(state.closed.value).toEqual(['news.test']);
  });

  it('may be all of them', async () => {
    const { state, requestPermission } = await setUp({ where: 'everywhere' });
    expect(state.closed.value).toEqual(['']);
    state.allow('');
    expect(requestPermission).toHaveBeenCalledWith({ origins: ALL });
    await settle();
    expect(state.closed.value).toEqual([]);
  });

  it('is none while buttons are off', async () => {
    const { state } = await setUp({ where: 'nowhere', sites: ['news.test'] });
    expect(state.closed.value).toEqual([]);
  });
});

describe('the actions', () => {
  it('stand in the order of the menu, and one of them always stays', async () => {
    const { state } = await setUp({ actions: ['translate'] });
    state.setAction('translate', false);
    expect(state.settings.value.actions).toEqual(['translate']);
    state.setAction('explain', true);
    expect(state.settings.value.actions).toEqual(['explain', 'translate']);
    state.setAction('translate', false);
    expect(state.settings.value.actions).toEqual(['explain']);
  });
});
