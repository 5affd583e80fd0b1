import { expect, it, onTestFinished } from 'vitest';
import { chooseFromMenu, selectByMouse } from '../helpers/browser-menu.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { driveCard } from './card-driver.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { ARTICLE_FACT, startWebsite } from './website.ts';

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

  it('answers follow-ups in its own conversation, which goes on in the panel', async () => {
    const { card, answer, browser, ollama } = await askHere();
    answer.token('A keeper who counts.');
    answer.done();
    await card.shows('A keeper who counts.');
    const second = manual();
    ollama.script(second);
    await card.ask('How many?');
    const { body } = await ollama.nextRequest();
    expect(body.messages.map(({ content }: { content: string }) => content).slice(-2)).toEqual([
      'A keeper who counts.',
      'How many?',
    ]);
    second.token('Forty-one.');
    second.done();
    await card.shows('Forty-one.');
    expect(await card.text()).toContain('A keeper who counts.');
    await card.type('And who wrote that down?');
    await card.press('Continue in panel');
    const panel = drivePanel(await browser.panel());
    await panel.shows('How many?');
    await panel.shows('Forty-one.');
    await until('both answers are there', async () => (await panel.answers()).length === 2);
    await card.isGone();
    // What was typed and not sent.
    const typed = () => panel.page.$eval('.composer textarea', (field) => (field as HTMLTextAreaElement).value);
    await until('what was typed goes along', async () => (await typed()) === 'And who wrote that down?');
  });

  it('stands beside a second one on the same page, each with a conversation of its own', async () => {
    const { answer, page, display, ollama } = await askHere();
    answer.token('A keeper');
    const first = driveCard(page, 0);
    await first.shows('A keeper');
    const other = manual();
    ollama.script(other);
    // Where the first one does not stand.
    await selectByMouse(display, page, '#p4', '#p4');
    await chooseFromMenu(display, page, '#p4', ASK_HERE);
    answer.token(' who counts.');
    answer.done();
    await ollama.nextRequest();
    other.token('Somebody who writes.');
    other.done();
    const second = driveCard(page, 1);
    await second.shows('Somebody who writes.');
    await first.shows('A keeper who counts.');
    expect(await second.text()).not.toContain('keeper');

    // Escape takes the one in front.
    await second.press('Close');
    await until('one is left', async () => (await page.$$('aside-card')).length === 1);
    await first.shows('A keeper who counts.');
  });

  it('lets the page read nothing: not what is shown, selected, copied or typed in it', async () => {
    const { card, answer, page, ollama } = await askHere();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const note = (what: string) => seen.push(what);
      for (const type of [
        'copy',
        'cut',
        'selectionchange',
        'selectstart',
        'keydown',
        'keyup',
        'input',
        'beforeinput',
      ]) {
        const listen = (event: Event) =>
          note(`${type} ${(event as KeyboardEvent).key ?? ''} ${(event as InputEvent).data ?? ''} ${getSelection()}`);
        document.addEventListener(type, listen, true);
      }
      window.addEventListener('message', ({ data }) => note(`message ${JSON.stringify(data)}`), true);
    });
    answer.token('A keeper with a secret word: xylophone.');
    answer.done();
    await card.shows('xylophone');
    expect(await card.copyAll()).toContain('xylophone');
    const second = manual();
    ollama.script(second);
    await card.ask('zebra');
    await ollama.nextRequest();
    second.token('A quagga.');
    second.done();
    await card.shows('A quagga.');
    const found = await page.evaluate(() => {
      const host = document.querySelector('aside-card');
      const frames = Array.from({ length: window.length }, (_, index) => {
        try {
          return window[index]?.document.body.innerText ?? '';
        } catch {
          return 'closed';
        }
      });
      return {
        seen: (window as unknown as { seen: string[] }).seen.join('\n'),
        root: host?.shadowRoot ?? null,
        frames,
        find: (window as unknown as { find(text: string): boolean }).find('xylophone'),
        markup: document.documentElement.outerHTML.includes('xylophone'),
        selection: String(getSelection()),
        addresses: performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => name.includes('card')),
      };
    });
    expect(found.seen).not.toMatch(/xylophone|quagga|zebra|[zbr] /);
    expect(found).toMatchObject({ root: null, frames: [], find: false, markup: false });
    expect(found.selection).not.toContain('xylophone');
    expect(found.addresses).toEqual([]);
  });

  it('is nothing to a page that frames it by itself', async () => {
    const { card, answer, page, browser } = await askHere();
    answer.token('A keeper');
    await card.shows('A keeper');
    const address = browser.extensionUrl('card.html');
    const text = await page.evaluate(async (src) => {
      const frame = document.createElement('iframe');
      frame.id = 'own';
      const loaded = new Promise((resolve) => {
        frame.onload = resolve;
      });
      frame.src = src;
      document.body.append(frame);
      await loaded;
      const channel = new MessageChannel();
      const heard: unknown[] = [];
      channel.port1.onmessage = ({ data }) => heard.push(data);
      frame.contentWindow?.postMessage({ turn: 'x', canInsert: true }, '*', [channel.port2]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return JSON.stringify(heard);
    }, address);
    expect(text).not.toContain('keeper');
    const frame = await (await page.$('#own'))?.contentFrame();
    expect(await frame?.evaluate(() => document.body.innerText)).not.toContain('A keeper');
  });

  it('puts its answer into the field that the selection came from, and the field can undo that', async () => {
    const { display, ollama, browser } = await openWindowStage();
    const website = await startWebsite({
      // The word fills its field, so that the mouse meets it.
      '/form':
        '<!doctype html><title>Form</title><textarea id="t" style="font: 80px serif; width: 130px">teh</textarea>',
    });
    onTestFinished(() => website.dispose());
    const answer = manual();
    ollama.script(answer);
    const page = await browser.openPage(website.url('/form'));
    await page.$eval('#t', (element) => {
      const field = element as HTMLTextAreaElement;
      field.focus();
      field.select();
    });
    await chooseFromMenu(display, page, '#t', ASK_HERE);
    await ollama.nextRequest();
    answer.token('The');
    answer.done();
    const card = driveCard(page);
    await card.shows('The');
    // A page that lays something of its own over the card has no click for itself put the answer into its field.
    const isInsertable = async () =>
      page
        .frames()
        .at(-1)
        ?.evaluate(() => document.querySelector<HTMLButtonElement>('[aria-label^="Insert"]')?.disabled === false);
    await until('the answer can be put in', isInsertable);
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.popover = 'manual';
      cover.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;pointer-events:none;background:white';
      document.body.append(cover);
      cover.showPopover();
    });
    await until('it can’t while it is covered', async () => (await isInsertable()) === false);
    await page.evaluate(() => document.getElementById('cover')?.remove());
    await until('it can again', isInsertable);
    await card.press('Insert into the text field');
    const value = () => page.$eval('#t', (field) => (field as HTMLTextAreaElement).value);
    await until('the answer is in the field', async () => (await value()) === 'The');
    await page.evaluate(() => document.execCommand('undo'));
    expect(await value()).toBe('teh');
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
  return { ...stage, page, answer, request, card: driveCard(page) };
}
