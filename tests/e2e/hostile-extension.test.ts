import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { KNOWN_ORIGINS } from '../../companion/access/known-origins.ts';
import type { CompanionMessage } from '../../protocol/companion-messages.ts';
import { launchBrowser, type TestBrowser } from '../helpers/browser.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage, type Stage } from './stage.ts';

const TURN = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
const CONVERSATION = '0b8f3a52-6f0e-4f0e-9a55-0d9d2f7d1c11';

/** Public half of a key pair whose private half was thrown away, and the id that it gives. */
const FORGER_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmdF5cyVEz+55jUNGU2vvAbx/ZztwF1q87YIAtuQpCsCMHzFke8ex+4GalOe8EhezWwfAqFKRrYiZP/AmszKClmPx/gEA+I2I0OGmen83gv26Z70JCpnqLZr/BQAUX7H5mHnIgv2LROFZw4B7VGQ4tIYjuDljoUgxx6saO3ImnWUP1OQsbNxO1ySqKYk00OdKi/WYyRmWfFbKmTj/7Wpo3RBNt3mOw1CCVyUzWOHdG0yZlI4vmyybiEzUqEiEpGD5A2megQH+sGK+Mbom6/pTdXvJtGnObkkJ4QCG5ZfbO++116jldRG2cyd5ZXtTNMsmw2kfUu0XaGo0vorL3tC9jQIDAQAB';
const FORGER_ID = 'ahfoajomdbcijkjlfbipdjajgfjapljm';

const [KNOWN_ORIGIN = ''] = KNOWN_ORIGINS;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aside-hostile-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An extension with access to 127.0.0.1 that sets the Origin of its own requests to Aside's, as any such one can. */
async function writeForger(origin: string): Promise<string> {
  const folder = await temporaryFolder();
  const manifest = {
    manifest_version: 3,
    name: 'Forger',
    key: FORGER_KEY,
    version: '1',
    permissions: ['declarativeNetRequest', 'declarativeNetRequestWithHostAccess'],
    host_permissions: ['*://127.0.0.1/*', 'ws://127.0.0.1/*'],
    declarative_net_request: { rule_resources: [{ id: 'forge', enabled: true, path: 'rules.json' }] },
    background: { service_worker: 'worker.js' },
  };
  const rule = {
    id: 1,
    condition: { urlFilter: '||127.0.0.1', resourceTypes: ['websocket', 'xmlhttprequest'] },
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'Origin', operation: 'set', value: origin }] },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'rules.json'), JSON.stringify([rule]));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Forger</title>');
  await writeFile(join(folder, 'worker.js'), '');
  return folder;
}

/** Chromium with Aside and, beside it, an extension that sends `origin` as its own; resolves with a page of that one. */
async function openForger(stage: Stage, origin: string): Promise<{ browser: TestBrowser; page: Page }> {
  const browser = await launchBrowser(stage.extension, undefined, [await writeForger(origin)]);
  onTestFinished(() => browser.dispose());
  return { browser, page: await browser.openPage(`chrome-extension://${FORGER_ID}/page.html`) };
}

/** Connects, sends everything, and resolves with what came until as many messages are there, or the close. */
function converse(
  page: Page,
  url: string,
  { protocols, sent, count }: { protocols: string[]; sent: object[]; count: number },
): Promise<{ messages: CompanionMessage[]; close: number | undefined }> {
  return page.evaluate(
    (address, offered, frames, expected) =>
      new Promise<{ messages: CompanionMessage[]; close: number | undefined }>((resolve) => {
        const messages: CompanionMessage[] = [];
        const socket = new WebSocket(address, offered);
        socket.onopen = () => {
          for (const frame of frames) socket.send(JSON.stringify(frame));
        };
        socket.onmessage = ({ data }) => {
          messages.push(JSON.parse(data));
          if (messages.length === expected) resolve({ messages, close: undefined });
        };
        socket.onclose = ({ code }) => resolve({ messages, close: code });
      }),
    url,
    protocols,
    sent,
    count,
  );
}

describeInBrowser('headless', 'a hostile extension', () => {
  it('is not let in under its own name', async () => {
    const stage = await openStage();
    const { page } = await openForger(stage, `chrome-extension://${FORGER_ID}`);
    const url = `ws://${stage.companion.address}/ws/chat`;
    expect(await converse(page, url, { protocols: ['aside.v1'], sent: [], count: 1 })).toEqual({
      messages: [],
      close: 1006,
    });
  });

  it('that forges Aside’s origin is a guest: it may ask, and reaches nothing that is kept', async () => {
    const stage = await openStage();
    const { companion, ollama } = stage;
    const { browser, page } = await openForger(stage, KNOWN_ORIGIN);
    const panel = await openPanelTab(browser);
    await panel.shows('smollm2:135m');
    ollama.script(tokens(['A secret', ' answer.']));
    await panel.ask('My secret question');
    await panel.shows('A secret answer.');
    // Until the chat has its title, the guest may have to wait for its turn.
    await panel.shows('A title');

    const url = `ws://${companion.address}/ws/chat`;
    const source = { type: 'page', title: '', url: '', language: '', text: 'Text.', omittedChars: 0 };
    const about = { turn: TURN, conversation: CONVERSATION, parent: null };
    const refused = [
      { type: 'chat', ...about, question: [source, { type: 'text', text: 'x' }] },
      { type: 'conversations', id: 'list' },
      { type: 'search', id: 'search', query: 'secret' },
      { type: 'watch', topic: 'conversations' },
      { type: 'delete', id: 'delete', conversation: CONVERSATION },
    ];
    const { messages } = await converse(page, url, {
      protocols: ['aside.v1'],
      sent: [{ type: 'hello' }, ...refused],
      count: 1 + refused.length,
    });
    const [welcome, ...answers] = messages;
    expect(welcome).toMatchObject({ type: 'welcome', role: 'guest' });
    expect(welcome).not.toHaveProperty('proof');
    expect(answers.map((answer) => 'code' in answer && answer.code)).toEqual(refused.map(() => 'forbidden'));
    expect(JSON.stringify(messages)).not.toContain('secret');

    ollama.script(tokens(['For a guest.']));
    const asked = await converse(page, url, {
      protocols: ['aside.v1'],
      sent: [{ type: 'hello' }, { type: 'chat', ...about, question: [{ type: 'text', text: 'x' }] }],
      count: 4,
    });
    expect(asked.messages.map(({ type }) => type)).toEqual(['welcome', 'loading', 'token', 'done']);
    expect(asked.messages.at(-1)).toMatchObject({ saved: 'temporary' });

    const keyId = companion.token.split('.')[0];
    const offered = ['aside.v1', `aside.key.${keyId}.AAAAAAAAAAAAAAAAAAAAAA`];
    // even the key's id is no help: what `hello` lacks is the proof
    expect((await converse(page, url, { protocols: offered, sent: [{ type: 'hello' }], count: 9 })).close).toBe(4401);
    expect((await converse(page, url.replace('/chat', '/shared'), { protocols: [], sent: [], count: 9 })).close).toBe(
      4403,
    );
    const statuses = await page.evaluate(
      (root) => Promise.all(['/export', '/health'].map((path) => fetch(root + path).then(({ status }) => status))),
      `http://${companion.address}`,
    );
    expect(statuses).toEqual([404, 200]);
  });

  it('that is Aside’s twin, with its id but without its folder, has no key', async () => {
    const { companion, extension } = await openStage();
    const twin = join(await temporaryFolder(), 'twin');
    await cp(extension, twin, { recursive: true });
    await rm(join(twin, 'companion.json'));
    const browser = await launchBrowser(twin);
    onTestFinished(() => browser.dispose());
    const page = await browser.openPage(browser.extensionUrl('sidepanel.html'));
    const { messages } = await converse(page, `ws://${companion.address}/ws/chat`, {
      protocols: ['aside.v1'],
      sent: [{ type: 'hello' }, { type: 'conversations', id: 'list' }],
      count: 2,
    });
    expect(messages).toMatchObject([
      { type: 'welcome', role: 'guest' },
      { type: 'error', id: 'list', code: 'forbidden' },
    ]);
  });
});
