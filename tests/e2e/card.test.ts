import { expect, it } from 'vitest';
import { chooseFromMenu, selectByMouse } from '../helpers/browser-menu.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { driveCard } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { ARTICLE_FACT } from './website.ts';

const ASK_HERE = { submenu: 4 };

describeInBrowser('window', 'the card in the page', () => {
  it('streams beside the selection, and Stop reaches the upstream', async () => {
    const { card, answer, request, browser } = await askHere();
    expect(request.body.messages.at(-1).content).toContain(ARTICLE_FACT);
    answer.token('A keeper');
    await card.shows('A keeper');
    answer.token(' who counts.');
    await card.shows('A keeper who counts.');
    expect(await browser.panels()).toEqual([]);

    await card.press('Stop');
    expect(await request.closed).toBe('aborted');
    await card.shows('Stopped');
    await card.press('Close');
    await card.isGone();
  });

  it('outlives the background: nothing is lost and nothing asked twice', async () => {
    const { card, answer, browser, ollama } = await askHere();
    answer.token('A keeper');
    await card.shows('A keeper');

    await browser.killWorker();
    answer.token(' who');
    await card.shows('A keeper who');
    answer.token(' counts.');
    answer.done();
    await card.shows('A keeper who counts.');
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
  });

  it('hands its running answer over to the panel', async () => {
    const { card, answer, browser, ollama } = await askHere();
    answer.token('A keeper');
    await card.shows('A keeper');

    await card.press('Continue in panel');
    const panel = drivePanel(await browser.panel());
    await panel.shows('A keeper');
    await card.isGone();
    answer.token(' who counts.');
    answer.done();
    await panel.shows('A keeper who counts.');
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
  });

  it('gives way to a second one on the same page, which is answered', async () => {
    const { card, answer, request, page, display, ollama } = await askHere();
    answer.token('A keeper');
    await card.shows('A keeper');
    const second = manual();
    ollama.script(second);
    await chooseFromMenu(display, page, '#p0', ASK_HERE);
    expect(await request.closed).toBe('aborted');
    await ollama.nextRequest();
    second.token('Somebody who counts.');
    second.done();
    await card.shows('Somebody who counts.');
    expect(await card.text()).not.toContain('A keeper');
  });

  it('lets the page read nothing that is selected in it', async () => {
    const { card, answer, page } = await askHere();
    answer.token('A keeper who counts the days.');
    await card.shows('counts the days.');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await card.drag('A keeper');
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
  });

  it('closes on Escape, and obeys no event that the page made up', async () => {
    const { card, answer, page, display } = await askHere();
    answer.token('A keeper');
    await card.shows('A keeper');
    const isReadable = await page.evaluate(() => {
      const host = document.querySelector('aside-card');
      host?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      return host?.shadowRoot !== null;
    });
    expect(isReadable).toBe(false);
    answer.token(' who counts.');
    await card.shows('A keeper who counts.');

    await display.keys('Escape');
    await card.isGone();
  });
});

/** Picks "Ask here" on a selection, up to the moment that the model is asked. */
async function askHere() {
  const stage = await openWindowStage();
  const answer = manual();
  stage.ollama.script(answer);
  const page = await stage.browser.openPage(stage.website.url('/article'));
  await selectByMouse(stage.display, page, '#p0', '#p0');
  await chooseFromMenu(stage.display, page, '#p0', ASK_HERE);
  const request = await stage.ollama.nextRequest();
  return { ...stage, page, answer, request, card: await driveCard(page) };
}
