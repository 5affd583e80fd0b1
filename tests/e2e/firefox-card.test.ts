import type { Frame, Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { words } from '../../words/english/panel.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { driveCard, isAnyFrame } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { type FirefoxStage, useFirefox } from './firefox-stage.ts';
import { chooseInFirefox, openPairedSidebar } from './sidebar-driver.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

describeInBrowser('firefox', 'the card in a page in Firefox', () => {
  const openStage = useFirefox();

  it('stands beside the selection, answers and is asked on, shows the page nothing, and gives the keyboard back', async () => {
    const stage = await openStage();
    const { ollama, website } = stage;
    await openPairedSidebar(stage);
    const page = await openTab(stage, website.url('/article'), '#p4');
    const answer = manual();
    ollama.script(answer);
    await chooseInFirefox(stage.firefox.window, page, '#p0', 'ask-here');
    const card = driveCard(page, -1, isAnyFrame);
    const request = await ollama.nextRequest();
    expect(request.body.messages.at(-1)?.content).toContain(ARTICLE_FACT);
    answer.token('A keeper with a xylophone.');
    await card.shows('A keeper with a xylophone.');
    answer.done();
    await until('the card stands below the selection', async () => (await gapBelow(page, '#p0')) === 8);

    const seen = await watchKeys(page);
    const second = manual();
    ollama.script(second);
    await until('the keyboard is in the card', () => cardFrame(page)?.evaluate(() => document.hasFocus()));
    await card.offers(words.copy);
    // From the card itself to its field.
    await page.keyboard.press('Tab');
    await page.keyboard.type('zebra?');
    await page.keyboard.press('Enter');
    const followUp = await ollama.nextRequest();
    expect(followUp.body.messages.at(-1)?.content).toBe('zebra?');
    second.token('A quagga');
    await card.shows('A quagga');
    await card.press(words.stop);
    expect(await followUp.closed).toBe('aborted');
    await card.shows(words.stoppedEarly);

    const found = await page.evaluate(() => ({
      root: document.querySelector('aside-card')?.shadowRoot ?? null,
      frames: window.length,
      find: (window as unknown as { find(text: string): boolean }).find('xylophone'),
      markup: document.documentElement.outerHTML.includes('xylophone'),
    }));
    expect(found).toEqual({ root: null, frames: 0, find: false, markup: false });
    expect(await seen()).not.toMatch(/[zebra?]|Enter/);

    await until('the keyboard is in the card', () => cardFrame(page)?.evaluate(() => document.hasFocus()));
    await page.keyboard.press('Escape');
    await card.isGone();
    await until('the keyboard is in the page', () => page.evaluate(() => document.hasFocus()));
    await page.keyboard.press('x');
    await until('the page has seen a key', seen);
    expect(await seen()).toBe('x');
  });

  it('puts its answer into the field that it is about, stands beside a second one, and goes on in the sidebar', async () => {
    const stage = await openStage();
    const { ollama, firefox } = stage;
    const sidebar = await openPairedSidebar(stage);
    const website = await startWebsite({
      '/form':
        '<!doctype html><title>Form</title><p id="who">Somebody writes.</p><div style="height: 100px"></div><textarea id="t">teh</textarea>',
    });
    onTestFinished(() => website.dispose());
    const page = await openTab(stage, website.url('/form'), '#t');

    ollama.script(tokens(['The']));
    await chooseInFirefox(firefox.window, page, '#t', 'ask-here');
    const first = driveCard(page, 0, isAnyFrame);
    await first.shows('The');
    await until('the card stands below the field', async () => (await gapBelow(page, '#t')) === 8);
    await first.press(words.insertAnswer);
    const value = () => page.$eval('#t', (field) => (field as HTMLTextAreaElement).value);
    await until('the answer is in the field', async () => (await value()) === 'The');
    await page.evaluate(() => document.execCommand('undo'));
    expect(await value()).toBe('teh');

    ollama.script(tokens(['An author.']));
    await chooseInFirefox(firefox.window, page, '#who', 'ask-here');
    const second = driveCard(page, 1, isAnyFrame);
    await second.shows('An author.');
    expect(await first.text()).not.toContain('author');

    await second.press(words.continueInPanel);
    await sidebar.shows('An author.');
    await until('one card is left', async () => (await page.$$('aside-card')).length === 1);
    await first.shows('The');
  });
});

async function openTab({ firefox }: FirefoxStage, url: string, last: string): Promise<Page> {
  const page = await firefox.openPage(url);
  await page.waitForSelector(last);
  return page;
}

const cardFrame = (page: Page): Frame | undefined => page.frames().findLast(isAnyFrame);

/** In CSS pixels, from the end of the selection to the card. */
async function gapBelow(page: Page, selector: string): Promise<number | undefined> {
  return page.$eval(selector, (element) => {
    const card = document.querySelector('aside-card');
    return card ? Math.round(card.getBoundingClientRect().top - element.getBoundingClientRect().bottom) : undefined;
  });
}

/** Resolves with a function that tells which keys the page has seen from then on. */
async function watchKeys(page: Page): Promise<() => Promise<string>> {
  const seen = await page.evaluateHandle(() => {
    const seen: string[] = [];
    for (const type of ['keydown', 'beforeinput', 'input', 'copy']) {
      window.addEventListener(type, (event) => seen.push((event as KeyboardEvent).key ?? type), true);
    }
    return seen;
  });
  return () => seen.evaluate((keys) => keys.join(' '));
}
