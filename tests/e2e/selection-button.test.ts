import type { Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import type { TestBrowser } from '../helpers/browser.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { driveCard } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openSettingsScreen } from './pairing-driver.ts';
import { drivePanel, openPanelTab } from './panel-driver.ts';
import { driveSelectionRow } from './selection-row-driver.ts';
import { openStage, openWindowStage } from './stage.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

/** Sets where there are buttons, as the panel does. */
async function turnOn(browser: TestBrowser, settings: object): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((settings) => chrome.storage.local.set({ selectionButton: settings }), settings);
  const isOn = 'where' in settings && settings.where !== 'nowhere';
  await until('the browser has been told', () =>
    worker.evaluate(async (isOn) => (await chrome.scripting.getRegisteredContentScripts()).length > 0 === isOn, isOn),
  );
  // Then it tells the pages that are open; its questions are answered before these.
  await worker.evaluate(async () => {
    for (const _ of [1, 2, 3]) await chrome.tabs.query({});
  });
}

const ON = { where: 'sites', sites: ['news.test'] };

/** A page of its own, with buttons. */
async function openPage(html: string) {
  const { browser, ollama } = await openStage({ hasAllSites: true });
  const site = await startWebsite({ '/page': html });
  onTestFinished(() => site.dispose());
  await turnOn(browser, ON);
  const page = await browser.openPage(site.url('/page'));
  return { ollama, page, row: driveSelectionRow(page) };
}

/** Whether any script of the extension has run in a page. */
async function hasScript(page: Page): Promise<boolean> {
  const session = await page.createCDPSession();
  const names: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => names.push(context.name));
  await session.send('Runtime.enable');
  await session.detach();
  return names.includes('Aside');
}

describeInBrowser('headless', 'the buttons beside selected text', () => {
  it('come beside what the mouse selects, and answer in the card', async () => {
    const { browser, website, ollama } = await openStage({ hasAllSites: true });
    await turnOn(browser, ON);
    const page = await browser.openPage(website.url('/article'));
    const row = driveSelectionRow(page);
    await row.select('#p0');
    const { y } = await row.offers('Ask here');
    const below = await page.$eval('#p0', (element) => element.getBoundingClientRect().bottom);
    expect(y).toBeGreaterThan(below);

    ollama.script(tokens(['A keeper who counts.']));
    await row.press('Ask here');
    await driveCard(page).shows('A keeper who counts.');
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain(ARTICLE_FACT);
    await row.isGone();
  });

  it('are reached from the keyboard, in a text field that the answer goes into', async () => {
    const { ollama, page, row } = await openPage(FORM);
    await page.focus('textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await row.offers('Ask here');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('textarea');

    await page.keyboard.press('Escape');
    await row.isGone();
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Shift');
    await row.offers('Ask here');
    await until('the row has the keyboard', async () => {
      await page.keyboard.down('Alt');
      await page.keyboard.press('F10');
      await page.keyboard.up('Alt');
      return page.evaluate(() => document.activeElement?.localName === 'aside-selection');
    });
    ollama.script(tokens(['better words']));
    // From the first button round to the last.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const card = driveCard(page);
    await card.shows('better words');
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain('some rough word');
    await card.press('Insert into the text field');
    const value = () => page.$eval('textarea', (field) => field.value);
    await until('the answer is in the place of what was selected', async () => (await value()) === 'better wordss');
  });

  it('can be pressed in a modal dialog, and so can the card that follows', async () => {
    const { ollama, page, row } = await openPage(DIALOG);
    await row.select('#words');
    ollama.script(tokens(['An explanation.']));
    await row.press('Ask here');
    const card = driveCard(page);
    await card.shows('An explanation.');
    await card.press('Close');
    await card.isGone();
    expect(await page.$eval('dialog', ({ open }) => open)).toBe(true);
  });

  it('come beside what is selected in a frame of the site, into whose field the answer goes', async () => {
    const { ollama, page, row } = await openPage(FRAMED);
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    // The first press in the frame shows the password.
    await frame?.click('input', { count: 3 });
    expect(await row.isThere()).toBe(false);
    await row.selectLine((await frame?.$('span')) ?? null);
    const place = await row.offers('Ask here');
    const line = await (await frame?.$('span'))?.boundingBox();
    expect(place.y - (line?.y ?? 0)).toBeLessThan(60);

    await frame?.click('textarea', { count: 3 });
    ollama.script(tokens(['better words']));
    await row.press('Ask here');
    const card = driveCard(page);
    await card.shows('better words');
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain('some rough words');
    await card.press('Insert into the text field');
    const value = () => frame?.$eval('textarea', (field) => field.value);
    await until('the answer is in the field of the frame', async () => (await value()) === 'better words');
  });

  it('come beside what is selected in an open shadow root, and so does the card', async () => {
    const { ollama, page, row } = await openPage(SHADOWED);
    const line = await page.$('>>> span');
    await row.selectLine(line);
    ollama.script(tokens(['An explanation.']));
    await row.press('Ask here');
    await driveCard(page).shows('An explanation.');
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain('Words of a component.');
    const card = await (await page.$('aside-card'))?.boundingBox();
    const { y = 0, height = 0 } = (await line?.boundingBox()) ?? {};
    expect(Math.round(card?.y ?? 0)).toBe(Math.round(y + height + 8));
  });

  it('never come in passwords, also shown ones, nor in codes and cards', async () => {
    const { page, row } = await openPage(FORM);
    for (const field of ['#password', '#shown', '#code', '#card', '#dots']) {
      await page.click(field, { count: 3 });
      await page.keyboard.down('Shift');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.up('Shift');
      expect([field, await row.isThere()]).toEqual([field, false]);
    }
    await page.click('#name', { count: 3 });
    await row.offers('Ask here');
  });

  it('go with the selection, at Escape and while the page scrolls, and then come back', async () => {
    const { browser, website } = await openStage({ hasAllSites: true });
    await turnOn(browser, ON);
    const page = await browser.openPage(website.url('/article'));
    await page.evaluate(() => {
      document.body.style.height = '3000px';
    });
    const row = driveSelectionRow(page);
    await row.select('#p1');
    const before = await row.offers('Ask here');
    await page.mouse.wheel({ deltaY: 40 });
    // As far as it scrolls: what comes while it still does, goes again.
    await until('they have moved along', async () => (await row.offers('Ask here')).y === before.y - 40);
    await page.keyboard.press('Escape');
    await row.isGone();
    expect(await page.evaluate(() => String(getSelection()))).not.toBe('');

    await row.select('#p1');
    await row.offers('Ask here');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await row.isGone();
  });

  it('run nowhere else: no script of ours is on a site that was not chosen', async () => {
    const { browser, website } = await openStage({ hasAllSites: true });
    await turnOn(browser, ON);
    const [on, off] = [
      await browser.openPage(website.url('/article')),
      await browser.openPage(website.url('/article', 'other.test')),
    ];
    await driveSelectionRow(off).select('#p0');
    expect(await driveSelectionRow(off).isThere()).toBe(false);
    await until('our script is on the site that was chosen', () => hasScript(on));
    expect(await hasScript(off)).toBe(false);
  });

  it('come to open pages as the panel turns them on, and are gone as it turns them off', async () => {
    const { browser, website } = await openStage({ hasAllSites: true });
    const page = await browser.openPage(website.url('/article'));
    const panel = await openPanelTab(browser);
    await openSettingsScreen(panel);
    const choose = (name: string) =>
      until(`"${name}" was chosen`, async () => {
        const choice = await panel.page.$(`aria/${name}[role="radio"]`);
        await choice?.click();
        return choice?.evaluate((radio) => radio.ariaChecked === 'true' || (radio as HTMLInputElement).checked);
      });
    await choose('On the sites I choose');
    await panel.shows('news.test');
    await page.bringToFront();
    const row = driveSelectionRow(page);
    await until('a row comes', async () => {
      await row.select('#p0');
      return row.isThere();
    });

    await panel.page.bringToFront();
    await choose('Off');
    await page.bringToFront();
    await row.isGone();
    await row.select('#p1');
    expect(await row.isThere()).toBe(false);
  });

  it('are gone when the browser takes its permission back, which the panel says', async () => {
    const { browser, website } = await openStage({ hasAllSites: true });
    await turnOn(browser, ON);
    const page = await browser.openPage(website.url('/article'));
    const row = driveSelectionRow(page);
    await row.select('#p0');
    await row.offers('Ask here');

    const settings = await browser.openPage('chrome://extensions');
    await settings.evaluate(
      (extensionId) =>
        (
          chrome as never as { developerPrivate: { updateExtensionConfiguration(values: object): Promise<void> } }
        ).developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' }),
      browser.extensionId,
    );
    await page.bringToFront();
    await row.isGone();
    await row.select('#p1');
    expect(await row.isThere()).toBe(false);
    const panel = await openPanelTab(browser);
    await openSettingsScreen(panel);
    await panel.shows('The browser doesn’t let Aside run on news.test');
  });

  it('can be neither read, pressed nor moved by the page', async () => {
    const { browser, website, ollama } = await openStage({ hasAllSites: true });
    await turnOn(browser, ON);
    const page = await browser.openPage(website.url('/article'));
    const row = driveSelectionRow(page);
    await row.select('#p0');
    const before = await row.offers('Ask here');
    const read = await page.evaluate(({ x, y, width, height }) => {
      const host = document.querySelector('aside-selection') as HTMLElement;
      const sheet = document.createElement('style');
      sheet.textContent = `aside-selection, aside-selection * { opacity: 0 !important; transform: translate(200px) !important;
        inset: 300px !important; --surface-raised: transparent !important; --text: transparent !important; }
        html { transform: translate(50px); filter: opacity(0.5); }`;
      document.head.append(sheet);
      host.style.cssText = 'left: 300px !important; opacity: 0 !important; visibility: hidden !important';
      const point = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, composed: true, detail: 1 };
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const target = document.elementFromPoint(point.clientX, point.clientY);
        target?.dispatchEvent(new MouseEvent(type, point));
        host.dispatchEvent(new MouseEvent(type, point));
      }
      host.click();
      host.focus();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      return [host.shadowRoot, host.innerText, host.textContent, document.activeElement === host];
    }, before);
    expect(read).toEqual([null, '', '', false]);
    expect(await row.offers('Ask here')).toEqual(before);
    expect(await page.$('aside-card')).toBeNull();
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toEqual([]);
  });

  it('are pressed by nobody while the page covers them, or has moved them', async () => {
    const { browser, website } = await openStage({ hasAllSites: true });
    await turnOn(browser, ON);
    const page = await browser.openPage(website.url('/article'));
    const row = driveSelectionRow(page);
    await row.select('#p0');
    await row.offers('Ask here');
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'inset: 0; width: 100%; height: 100%; pointer-events: none; background: white';
      document.body.append(cover);
      cover.showPopover();
    });
    expect(await row.click('Ask here')).toBe(true);
    expect(await row.isThere()).toBe(true);
    expect(await page.$('aside-card')).toBeNull();

    await page.evaluate(() => {
      const host = document.querySelector('aside-selection') as HTMLElement;
      document.body.prepend(host);
    });
    const box = await page.$eval('aside-selection', (host) => host.getBoundingClientRect().width);
    expect(box).toBe(0);
    expect(await (await page.$('aria/Ask here[role="button"]'))?.boundingBox()).toBeFalsy();
  });
});

describeInBrowser('window', 'a button beside selected text', () => {
  it('opens the panel with the answer', async () => {
    const { browser, website, ollama } = await openWindowStage({ hasAllSites: true });
    await turnOn(browser, { ...ON, actions: ['translate'] });
    const page = await browser.openPage(website.url('/article'));
    const row = driveSelectionRow(page);
    await row.select('#p0');
    ollama.script(tokens(['Der Leuchtturmwärter.']));
    await row.press('Translate');
    const panel = drivePanel(await browser.panel());
    await panel.shows('Der Leuchtturmwärter.');
    const { body } = await ollama.nextRequest();
    expect(body.messages.at(-1).content).toContain(ARTICLE_FACT);
  });
});

const DIALOG = `<!doctype html><title>A dialog</title><body style="font: 16px sans-serif">
<dialog><p id="words">Some words of a dialog.</p></dialog><script>document.querySelector('dialog').showModal()</script>`;

const FRAMED = `<!doctype html><title>A frame</title><body style="font: 16px sans-serif"><p>Words around it.</p>
<iframe style="margin: 60px; width: 400px; height: 200px" srcdoc='<p><span>Words in a frame.</span></p>
<input type="password" value="a secret" title="text" onclick="this.type = this.title"><p><textarea>some rough words</textarea></p>'></iframe>`;

const SHADOWED = `<!doctype html><title>A component</title><body style="font: 16px sans-serif"><p>Words around it.</p><div>
<template shadowrootmode="open"><p><span>Words of a component.</span></p></template></div>`;

const FORM = `<!doctype html><title>A form</title><body style="font: 16px sans-serif">
<p><input id="name" value="a common name"></p>
<p><input id="password" type="password" value="a secret"></p>
<p><input id="shown" type="password" value="a secret" onclick="this.type = 'text'"></p>
<p><input id="code" autocomplete="one-time-code" value="123 456"></p>
<p><input id="card" autocomplete="cc-number" value="4111 1111"></p>
<p><input id="dots" value="a secret" style="-webkit-text-security: disc"></p>
<p><textarea>some rough words</textarea></p>`;
