import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openStage } from './stage.ts';

/** A page may be on this very machine, where no rule about networks stands in its way: these pages are. */
const HOST = 'evil.test';

/** How a WebSocket of the page's ended that was never open, or `open`. */
function dial(page: Page, url: string, protocols: string[]): Promise<string> {
  return page.evaluate(
    (address, offered) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address, offered);
        socket.onopen = () => resolve('open');
        socket.onclose = ({ code, reason }) => resolve(`closed ${code} ${reason}`.trim());
      }),
    url,
    protocols,
  );
}

/** What came over the wire for a page's plain requests to `host`, as `path status`, whether the page may see it or not. */
async function watchStatuses(page: Page, host: string): Promise<{ take(count: number): Promise<string[]> }> {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const urls = new Map<string, URL>();
  let answers: { requestId: string; statusCode: number }[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, new URL(request.url)));
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    answers.push({ requestId, statusCode });
  });
  // An answer may be reported before its request is.
  const seen = () =>
    answers.flatMap(({ requestId, statusCode }) => {
      const url = urls.get(requestId);
      return url?.host === host ? [`${url.pathname} ${statusCode}`] : [];
    });
  return {
    /** Once there are so many: what the page knows already may not have been reported yet. */
    async take(count) {
      await until('the companion has answered', () => seen().length >= count);
      const taken = seen();
      answers = [];
      return taken;
    },
  };
}

describeInBrowser('headless', 'a hostile page', () => {
  it.each([
    ['/ws/chat', []],
    ['/ws/chat', ['aside.v1']],
    ['/ws/chat', ['aside.v1', 'aside.key.local.AAAAAAAAAAAAAAAAAAAAAA']],
    ['/ws/chat', ['aside.v1', 'aside.pair.AAAAAAAAAAAAAAAAAAAAAA']],
    [`/ws/chat?token=local.${'x'.repeat(43)}`, []],
    ['/ws/shared', []],
  ])('opens no socket at %s with %j, and is not told why', async (path, protocols) => {
    const { browser, companion, website } = await openStage();
    const page = await browser.openPage(website.url('/article', HOST));
    expect(await dial(page, `ws://${companion.address}${path}`, protocols)).toBe('closed 1006');
  });

  it('gets nothing by fetch, form, image, frame or navigation', async () => {
    const { browser, companion, website } = await openStage();
    const page = await browser.openPage(website.url('/article', HOST));
    const statuses = await watchStatuses(page, companion.address);
    const root = `http://${companion.address}`;

    const readable = await page.evaluate(async (address) => {
      const paths = ['/health', '/export', '/'];
      const results = await Promise.allSettled(paths.map((path) => fetch(address + path)));
      return results.map(({ status }) => status);
    }, root);
    expect(readable).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await statuses.take(3)).sort()).toEqual(['/ 403', '/export 403', '/health 403']);

    const opaque = await page.evaluate(async (address) => {
      const body = '{"format":"aside","version":1,"conversations":[]}';
      const { type, status } = await fetch(`${address}/import`, { method: 'POST', mode: 'no-cors', body });
      const image = new Image();
      const loaded = new Promise((resolve) => {
        image.onload = () => resolve('loaded');
        image.onerror = () => resolve('failed');
      });
      image.src = `${address}/health?image`;
      return { type, status, image: await loaded };
    }, root);
    expect(opaque).toEqual({ type: 'opaque', status: 0, image: 'failed' });
    expect(await statuses.take(2)).toEqual(['/import 403', '/health 403']);

    await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.onload = resolve;
          frame.src = `${address}/export`;
          document.body.append(frame);
        }),
      root,
    );
    expect(await statuses.take(1)).toEqual(['/export 403']);

    await Promise.all([
      page.waitForNavigation(),
      page.evaluate((address) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = `${address}/import`;
        document.body.append(form);
        // Once this is answered: the page goes with it.
        setTimeout(() => form.submit());
      }, root),
    ]);
    expect(await statuses.take(1)).toEqual(['/import 403']);
  });

  it('gains nothing by a name of its own that leads to this machine', async () => {
    const { browser, companion, website } = await openStage();
    const port = companion.address.split(':').at(-1);
    const page = await browser.openPage(website.url('/article', HOST));
    const statuses = await watchStatuses(page, `${HOST}:${port}`);
    // the page's own site, once its name has been pointed here: to the browser all of this is same-origin
    await page.goto(`http://${HOST}:${port}/health`);
    expect(await statuses.take(1)).toContain('/health 403');
    const words = await page.evaluate(() => document.body.innerText);
    expect(words.trim()).toBe('Forbidden');
    expect(await page.evaluate(() => fetch('/health').then(({ status }) => status))).toBe(403);
    expect(await dial(page, `ws://${HOST}:${port}/ws/chat`, ['aside.v1'])).toBe('closed 1006');
  });

  it('neither frames the panel, nor reads the key beside it, nor talks to the extension', async () => {
    const { browser, companion, website } = await openStage();
    const page = await browser.openPage(website.url('/article', HOST));
    const found = await page.evaluate(
      async (panel, keyFile, id) => {
        const frame = document.createElement('iframe');
        const loaded = new Promise((resolve) => {
          frame.onload = resolve;
        });
        frame.src = panel;
        document.body.append(frame);
        await loaded;
        const runtime = (globalThis as { chrome?: { runtime?: { sendMessage?: (...args: unknown[]) => void } } }).chrome
          ?.runtime;
        return {
          key: await fetch(keyFile).then(
            (response) => response.text(),
            () => 'refused',
          ),
          message: await Promise.resolve(runtime?.sendMessage?.(id, { type: 'watch' })).then(
            (answer) => answer ?? 'nobody to talk to',
            () => 'refused',
          ),
        };
      },
      browser.extensionUrl('sidepanel.html'),
      browser.extensionUrl('companion.json'),
      browser.extensionId,
    );
    expect(found.key).toBe('refused');
    expect(['refused', 'nobody to talk to']).toContain(found.message);
    const frames = page.frames().map((frame) => frame.url());
    expect(frames.filter((url) => url.startsWith('chrome-extension:'))).toEqual([]);
    expect(JSON.stringify(found)).not.toContain(companion.token);
  });
});
