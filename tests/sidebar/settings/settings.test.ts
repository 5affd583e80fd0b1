import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openSettings } from '../../../sidebar/settings/settings.ts';

const { local } = fakeBrowser.storage;

beforeEach(() => fakeBrowser.reset());

describe('openSettings', () => {
  it('keeps the chosen model for the next time', async () => {
    const first = await openSettings(local);
    expect(first.chosenModel.value).toBe('');
    first.chooseModel('llama3.2');
    expect(first.chosenModel.value).toBe('llama3.2');
    first.dispose();
    expect((await openSettings(local)).chosenModel.value).toBe('llama3.2');
  });

  it('takes an installation for new until its first run has ended, and one of before for none', async () => {
    const first = await openSettings(local);
    expect(first.isNew.value).toBe(true);
    const again = await openSettings(local);
    expect(again.isNew.value).toBe(true);
    again.endFirstRun();
    await local.get();
    expect([first.isNew.value, again.isNew.value]).toEqual([false, false]);
    expect((await openSettings(local)).isNew.value).toBe(false);

    fakeBrowser.reset();
    await local.set({ install: 'from-an-earlier-version' });
    expect((await openSettings(local)).isNew.value).toBe(false);
  });

  it('keeps how summaries are written, key points at first', async () => {
    const first = await openSettings(local);
    expect(first.summary.value).toEqual({ style: 'bullets', focus: '' });
    first.chooseSummary({ style: 'focus', focus: 'costs' });
    first.dispose();
    expect((await openSettings(local)).summary.value).toEqual({ style: 'focus', focus: 'costs' });
  });

  it('keeps how answers are read aloud, at the voice’s own speed at first', async () => {
    const first = await openSettings(local);
    expect(first.aloud.value).toEqual({ rate: 1, voices: {} });
    first.setAloud({ rate: 1.5, voices: { de: 'Anna' } });
    first.dispose();
    expect((await openSettings(local)).aloud.value).toEqual({ rate: 1.5, voices: { de: 'Anna' } });
  });

  it('follows what another window chooses, until it is disposed', async () => {
    const here = await openSettings(local);
    const there = await openSettings(local);
    there.chooseModel('llama3.2');
    await local.get();
    expect(here.chosenModel.value).toBe('llama3.2');
    here.dispose();
    there.chooseModel('');
    await local.get();
    expect(here.chosenModel.value).toBe('llama3.2');
  });

  it('gives an installation one random id', async () => {
    const { install } = await openSettings(local);
    expect(install).toMatch(/^[0-9a-f-]{36}$/);
    expect((await openSettings(local)).install).toBe(install);
    fakeBrowser.reset();
    expect((await openSettings(local)).install).not.toBe(install);
  });

  it('takes nothing of another type for a setting', async () => {
    await local.set({ chosenModel: 7, install: null });
    const settings = await openSettings(local);
    expect(settings.chosenModel.value).toBe('');
    expect(settings.install).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps no key where content scripts can read', async () => {
    const settings = await openSettings(local);
    settings.chooseModel('llama3.2');
    expect(Object.keys(await local.get()).sort()).toEqual(['chosenModel', 'install', 'isNew']);
  });

  it('takes the usual for what makes no sense, field by field, and overwrites none of it', async () => {
    const kept = {
      theme: 'sepia',
      density: 'compact',
      aloud: { rate: 'fast', voices: { de: 'Anna' } },
      'preference:sendKey': { value: 'shake', revision: 5 },
      'preference:thoughts': { value: 'shown', revision: 5 },
      'preference:of-tomorrow': { value: [1], revision: 5 },
    };
    await local.set(kept);
    const { value, personal } = await openSettings(local);
    expect([value('theme').value, value('density').value]).toEqual(['system', 'compact']);
    expect(value('aloud').value).toEqual({ rate: 1, voices: { de: 'Anna' } });
    expect([value('sendKey').value, value('thoughts').value]).toEqual(['enter', 'shown']);
    expect(personal.find('of-tomorrow')).toEqual({ name: 'of-tomorrow', value: [1], revision: 5 });
    expect(await local.get()).toMatchObject(kept);
  });

  it('shows what another window sets of the person’s at once, and keeps it with a revision', async () => {
    const here = await openSettings(local);
    const there = await openSettings(local);
    there.set('language', 'de');
    await local.get();
    expect([here.language.value, here.personal.find('language')?.value]).toEqual(['de', 'de']);
    const { revision = 0 } = here.personal.find('language') ?? {};
    here.set('language', 'fr');
    expect(here.personal.find('language')?.revision).toBeGreaterThan(revision);
  });

  it('takes over what an earlier version kept of the person’s', async () => {
    await local.set({ language: 'de' });
    expect((await openSettings(local)).language.value).toBe('de');
  });

  it('asks the person’s default model where none was chosen', async () => {
    const settings = await openSettings(local);
    settings.set('defaultModel', 'qwen3:8b');
    expect(settings.chosenModel.value).toBe('qwen3:8b');
    settings.chooseModel('llama3.2');
    expect(settings.chosenModel.value).toBe('llama3.2');
  });
});
