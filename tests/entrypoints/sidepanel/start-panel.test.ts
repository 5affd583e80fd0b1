import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import html from '../../../entrypoints/sidepanel/index.html?raw';
import { startPanel } from '../../../entrypoints/sidepanel/start-panel.tsx';
import { questionText } from '../../../protocol/question-parts.ts';
import { openOutbox } from '../../../sidebar/state/conversation/outbox.ts';
import { startFakeCompanion } from '../../helpers/fake-companion.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { createMemoryDatabases } from '../../helpers/memory-databases.ts';
import { uuid } from '../../helpers/test-panel.ts';

const TOKEN = `local-key.${'s'.repeat(43)}`;

beforeEach(() => {
  document.body.innerHTML = html.slice(html.indexOf('<body>') + '<body>'.length, html.indexOf('</body>'));
  vi.stubGlobal('indexedDB', createMemoryDatabases());
});
afterEach(() => {
  // As when its window closes.
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  vi.unstubAllGlobals();
});

/** The side panel's own document in a browser, with a companion whose key came with the build. */
async function open({ text = '', isSent = false, session = {} } = {}) {
  const companion = await startFakeCompanion({ token: TOKEN });
  onTestFinished(() => companion.stop());
  const extension = createFakeExtension();
  await extension.session.set(session);
  vi.stubGlobal('browser', extension.browser);
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ address: companion.address, token: TOKEN })));
  await startPanel({ take: () => ({ text, isSent }) });
  return { companion, extension, link: await companion.accept() };
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });

describe('the side panel', () => {
  it('connects with the key of the build, and asks for what it shows', async () => {
    const { link } = await open();
    const watched = [(await link.next('watch')).topic, (await link.next('watch')).topic];
    expect(watched.sort()).toEqual(['conversations', 'models']);
  });

  it('takes over what was typed before it was there', async () => {
    await open({ text: 'Why is' });
    expect(field().value).toBe('Why is');
  });

  it('asks what was sent before it was there', async () => {
    const { link } = await open({ text: 'Why?', isSent: true });
    const { question } = await link.next('chat');
    expect([questionText(question), field().value]).toEqual(['Why?', '']);
  });

  it('says what the companion answers', async () => {
    const { link } = await open({ text: 'Why?', isSent: true });
    const { turn } = await link.next('chat');
    link.send({ type: 'token', turn, seq: 1, content: 'Because.' });
    await screen.findByText('Because.');
  });

  it('takes what a gesture has left for its window, and asks it', async () => {
    const item = { id: '1', task: 'explain', sources: [SELECTION], send: true, language: 'en' };
    const { link } = await open({ session: { 'inbox:1:000000000000001-000000-a': item } });
    expect(await link.next('chat')).toMatchObject({ task: 'explain', question: [SELECTION], language: 'en' });
  });

  it('asks what was typed in the address bar in a new chat, whatever its window shows', async () => {
    const item = { id: '1', task: 'chat', sources: [], send: true, language: 'en', question: 'Why?' };
    const session = { 'conversation:1': uuid(0xc1), 'inbox:1:000000000000001-000000-a': item };
    const { link } = await open({ session });
    const { conversation, question } = await link.next('chat');
    expect([questionText(question), conversation === uuid(0xc1)]).toEqual(['Why?', false]);
  });

  it('opens the chat that was picked in the address bar', async () => {
    const item = { id: '1', task: 'chat', sources: [], send: false, attachTurn: { conversation: uuid(0xc2) } };
    const { link } = await open({ session: { 'inbox:1:000000000000001-000000-a': item } });
    expect(await link.next('conversation')).toMatchObject({ conversation: uuid(0xc2) });
  });

  it('has in its composer what was typed in a card, behind what was being written there', async () => {
    const attachTurn = { conversation: uuid(0xc2), draft: 'How many?' };
    const item = { id: '1', task: 'explain', sources: [], send: false, language: 'en', attachTurn };
    const draft = { text: 'And where?', sources: [] };
    const key = `composer:1:${uuid(0xc2)}`;
    const elsewhere = { 'composer:1:new': { text: 'Something else', sources: [] } };
    await open({ session: { 'inbox:1:000000000000001-000000-a': item, [key]: draft, ...elsewhere } });
    await vi.waitFor(() => expect(field().value).toBe('And where?\nHow many?'));
  });

  it('shows the chat of its window again', async () => {
    const { link } = await open({ session: { 'conversation:1': uuid(0xc1) } });
    expect(await link.next('conversation')).toMatchObject({ conversation: uuid(0xc1) });
  });

  it('keeps what is being written, and lets the connection go, when its window closes', async () => {
    const { link, extension } = await open({ text: 'Half a' });
    window.dispatchEvent(new Event('pagehide'));
    await link.closed;
    expect(await extension.session.get('composer:1:new')).toEqual({
      'composer:1:new': { text: 'Half a', sources: [] },
    });
  });

  it('keeps a question on disk until the companion has it', async () => {
    const { link } = await open({ text: 'Why?', isSent: true });
    const { turn } = await link.next('chat');
    expect((await openOutbox().list()).map((question) => question.turn)).toEqual([turn]);
    link.send({ type: 'queued', turn, seq: 1, position: 1 });
    await screen.findByText('Waiting in line: next');
    expect(await openOutbox().list()).toEqual([]);
  });
});

const SELECTION = {
  type: 'selection',
  title: 'On streams',
  url: 'https://example.org/',
  language: 'en',
  text: 'A quote.',
  omittedChars: 0,
};
