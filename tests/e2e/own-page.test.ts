import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { LIMITS } from '../../protocol/limits.ts';
import { greetAside } from '../companion/server/aside-client.ts';
import { pairWith } from '../companion/server/pairing-client.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { patient } from '../helpers/patient-pages.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { DIAGRAM, driveDiagram } from './diagram-driver.ts';
import { drivePanel, type PanelDriver } from './panel-driver.ts';
import { openStage, type Stage } from './stage.ts';

interface OwnPage {
  page: Page;
  panel: PanelDriver;
  /** What its policy forbade, and what failed in it. */
  faults: string[];
}

/** Requests of one address that nginx takes at once: people behind one address open the page at the same time. */
const NGINX_BURST = Number(
  /limit_req [^;]*burst=(\d+)/.exec(readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8'))?.[1],
);

/** What the link reads that the companion shows, at the address that a browser reaches it by. */
async function makeLink({ companion }: Stage, host = companion.address): Promise<string> {
  const manager = await greetAside(companion.address, companion.token);
  manager.send({ type: 'pairing', id: 'p' });
  const { code } = await manager.next('pairing');
  manager.webSocket.close();
  return `http://${host}/#pair=${code.replace('-', '')}`;
}

async function openOwnPage(context: Pick<BrowserContext, 'newPage'>, url: string): Promise<OwnPage> {
  const page = patient(await context.newPage());
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.exposeFunction('reportFault', (fault: string) => void faults.push(fault));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { reportFault(fault: string): void }).reportFault(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  await page.goto(url);
  return { page, panel: drivePanel(page), faults };
}

const RICH = [
  '```python\nprint(1)\n```\n\n',
  '| a | b |\n|--:|---|\n| 1 | 2 |\n\n',
  '$$\\int_0^1 x\\,dx = \\color{red}{\\frac12}$$\n\n',
  'The end.',
];

describeInBrowser('headless', 'the companion’s own page', () => {
  it('is opened by a link, pairs, and shows the same chats, also when it is loaded again', async () => {
    const stage = await openStage();
    const { browser, ollama, companion } = stage;
    const link = await makeLink(stage);
    const { page, panel, faults } = await openOwnPage(browser.browser, link);
    await panel.shows('smollm2:135m');
    expect(page.url()).toBe(`http://${companion.address}/`);
    expect(await page.evaluate(() => history.length)).toBe(2);
    const files = await page.evaluate(() => performance.getEntriesByType('resource').length);
    expect(files).toBeGreaterThan(20);
    expect(NGINX_BURST).toBeGreaterThan(3 * files);
    expect(2 * LIMITS.strangerRequestsPerSecond).toBeGreaterThan(10 * files);

    const answer = manual();
    ollama.script(answer);
    await panel.takesKeys();
    await panel.ask('What is half of one?');
    answer.token('A half');
    await panel.shows('A half');
    answer.token('. More: \n\n');
    for (const piece of RICH) answer.token(piece);
    answer.done();
    await panel.shows('The end.');
    await page.waitForSelector('.formula math');
    await page.waitForSelector('.code-block .hljs-built_in, code [class^="hljs"]');

    await page.reload();
    await panel.shows('The end.');
    await panel.press('New chat');
    await panel.press('Chats');
    await page.waitForSelector('.drawer[open] .chat-row');
    await panel.shows('A title');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(faults).toEqual([]);

    const context = await browser.browser.createBrowserContext();
    onTestFinished(() => context.close());
    const second = await openOwnPage(context, link);
    await second.panel.shows('This code has been used already.');
    expect(second.page.url()).toBe(`http://${companion.address}/`);
    expect(second.faults).toEqual([]);
  });

  it('leaves the code of a link to others where the browser has a key already, and comes back as it was left', async () => {
    const stage = await openStage();
    const { browser, ollama, companion, website } = stage;
    const { page, panel, faults } = await openOwnPage(browser.browser, await makeLink(stage));
    await panel.shows('smollm2:135m');
    ollama.script(tokens(['Still here.']));
    await panel.takesKeys();
    await panel.ask('Are you there?');
    await panel.shows('Still here.');
    await page.goto(website.url('/article'));
    await page.goBack();
    await panel.shows('Still here.');

    const link = await makeLink(stage);
    const again = await openOwnPage(browser.browser, link);
    await again.panel.shows('smollm2:135m');
    expect(again.page.url()).toBe(`http://${companion.address}/`);
    const code = new URL(link).hash.replace('#pair=', '');
    const elsewhere = await pairWith(companion.address, code, { origin: `http://${companion.address}` });
    expect(elsewhere.answer?.type).toBe('paired');
    expect([...faults, ...again.faults]).toEqual([]);
  });

  it('takes the code of a link that is opened where the page stands already', async () => {
    const stage = await openStage();
    const { browser, companion } = stage;
    const { page, panel, faults } = await openOwnPage(browser.browser, `http://${companion.address}/`);
    await panel.shows('Pair this browser');
    await page.evaluate((link) => location.assign(link), await makeLink(stage));
    await panel.shows('smollm2:135m');
    expect(page.url()).toBe(`http://${companion.address}/`);
    expect(faults).toEqual([]);
  });

  it('asks for a code when it has no key, and forgets a key that was revoked', async () => {
    const stage = await openStage();
    const { browser, ollama, companion } = stage;
    const { page, panel, faults } = await openOwnPage(browser.browser, `http://${companion.address}/#pair=7K3M`);
    await panel.shows('That isn’t a code.');
    await panel.shows('Pair this browser');
    const typed = () => page.$eval('[autocomplete="one-time-code"]', (field) => (field as HTMLInputElement).value);
    await until('what the link said is there to be mended', async () => (await typed()) === '7K3M');
    await panel.lacks('Address');
    const link = new URL(await makeLink(stage));
    await page.$eval('[autocomplete="one-time-code"]', (field) => (field as HTMLInputElement).select());
    await page.type('[autocomplete="one-time-code"]', link.hash.replace('#pair=', ''));
    await page.keyboard.press('Enter');
    await panel.shows('smollm2:135m');
    ollama.script(tokens(['Here.']));
    await panel.takesKeys();
    await panel.ask('Are you there?');
    await panel.shows('Here.');

    const manager = await greetAside(companion.address, companion.token);
    manager.send({ type: 'clients', id: 'c' });
    const { items } = await manager.next('clients');
    const [, paired] = items;
    expect(items).toHaveLength(2);
    expect(paired).toMatchObject({ name: 'Chromium on Linux', origin: `http://${companion.address}` });
    manager.send({ type: 'revoke', id: 'r', client: paired?.client ?? '' });
    await panel.shows('This browser is no longer paired');
    await panel.shows('Pair this browser');
    expect(faults).toEqual([]);
  });

  it('draws a diagram in its colours, although the page itself allows no styles in elements', async () => {
    const stage = await openStage();
    const { panel } = await openOwnPage(stage.browser.browser, await makeLink(stage));
    await panel.takesKeys();
    stage.ollama.script(tokens([DIAGRAM]));
    await panel.ask('How do storks fly?');
    const diagram = driveDiagram(panel);
    await diagram.show();
    expect(await diagram.look()).toMatchObject({ alt: 'How storks fly', hasCode: false, frames: 0 });
    // Mermaid's own colour of a box, from the styles in the drawing; without these it is black.
    expect(await diagram.colourAt(16, 34)).toEqual([236, 236, 255, 255]);
    expect(await diagram.tryFrame(`http://${stage.companion.address}/health`)).toEqual({
      interfaces: [],
      fetched: 'TypeError',
      parent: 'SecurityError',
    });
  });

  it('works over plain http, where browsers keep much from pages', async () => {
    const stage = await openStage({ flags: ['--allow-host', 'aside.test'] });
    const { browser, ollama, companion } = stage;
    const host = `aside.test:${companion.address.split(':').at(-1)}`;
    const { page, panel, faults } = await openOwnPage(browser.browser, await makeLink(stage, host));
    await panel.shows('smollm2:135m');
    expect(await page.evaluate(() => [isSecureContext, 'subtle' in crypto, 'clipboard' in navigator])).toEqual([
      false,
      false,
      false,
    ]);
    ollama.script(tokens(['As ever.']));
    await panel.takesKeys();
    await panel.ask('And now?');
    await panel.shows('As ever.');
    // The button stays where it is then: one that moves away under the pointer forgets what it has done.
    await panel.hasAnswered();
    await panel.press('Copy');
    await panel.offers('Copied');
    await page.reload();
    await panel.shows('As ever.');
    expect(faults).toEqual([]);
  });

  it('is shown in no frame, not even in one of its own origin', async () => {
    const { browser, companion } = await openStage();
    // has no policy of its own, and may frame what it likes
    const page = await browser.openPage(`http://${companion.address}/health`);
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = '/';
      document.body.append(frame);
    });
    const frame = await until('the frame has loaded', () => page.frames().find((child) => child !== page.mainFrame()));
    await until('the browser shows an error in it', () => frame.url().startsWith('chrome-error:'));
  });
});
