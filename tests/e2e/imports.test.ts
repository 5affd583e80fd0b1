import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { words } from '../../words/english/panel.ts';
import { transferWords } from '../../words/english/transfers.ts';
import { packZip } from '../helpers/pack-zip.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage } from './stage.ts';

/** Messages of Open WebUI, question and answer in turn, with an image at the first. */
const OPEN_WEBUI = [
  {
    id: '5d1f0a52-6f0e-4f0e-9a55-0d9d2f7d1c11',
    user_id: 'u',
    title: 'Spring tides',
    chat: {
      id: '',
      title: 'Spring tides',
      models: ['llama3.2:3b'],
      params: {},
      history: {
        currentId: 'b',
        messages: {
          a: {
            id: 'a',
            parentId: null,
            childrenIds: ['b'],
            role: 'user',
            content: 'When are spring tides?',
            files: [{ type: 'image', url: 'data:image/png;base64,AAAA' }],
            timestamp: 1_750_000_000,
            models: ['llama3.2:3b'],
          },
          b: {
            id: 'b',
            parentId: 'a',
            childrenIds: [],
            role: 'assistant',
            content: 'At new and full moon.',
            model: 'llama3.2:3b',
            modelName: 'llama3.2:3b',
            modelIdx: 0,
            done: true,
            timestamp: 1_750_000_004,
          },
        },
      },
      messages: [],
      tags: [],
      timestamp: 1_750_000_000_000,
      files: [],
    },
    updated_at: 1_750_000_004,
    created_at: 1_750_000_000,
    share_id: null,
    archived: false,
    pinned: false,
    meta: {},
    folder_id: null,
  },
];

/** One of ChatGPT's, with what its readers don't see: the system's message, a search, and what the search found. */
function chatGptChat(id: string, title: string, question: string, answer: string) {
  const message = (node: string, role: string, content: object, more: object = {}) => ({
    id: node,
    author: { role, name: null, metadata: {} },
    create_time: 1_750_000_100.5,
    update_time: null,
    content,
    status: 'finished_successfully',
    end_turn: null,
    weight: 1,
    metadata: {},
    recipient: 'all',
    channel: null,
    ...more,
  });
  const text = (...parts: unknown[]) => ({ content_type: 'text', parts });
  const context = { content_type: 'user_editable_context', user_profile: 'A sailor', user_instructions: '' };
  const code = { content_type: 'code', language: 'unknown', text: 'search("tides")' };
  const found = { content_type: 'execution_output', text: 'a table' };
  const chain: [string, ReturnType<typeof message> | null][] = [
    ['root', null],
    ['s', message('s', 'system', text(''), { metadata: { is_visually_hidden_from_conversation: true } })],
    ['u', message('u', 'user', context, { metadata: { is_visually_hidden_from_conversation: true } })],
    ['q', message('q', 'user', text(question))],
    ['c', message('c', 'assistant', code, { recipient: 'web' })],
    ['t', message('t', 'tool', found)],
    ['a', message('a', 'assistant', text(answer), { metadata: { model_slug: 'gpt-4o' }, end_turn: true })],
  ];
  const mapping = Object.fromEntries(
    chain.map(([node, said], place) => {
      const [parent = null, child] = [chain[place - 1]?.[0], chain[place + 1]?.[0]];
      return [node, { id: node, message: said, parent, children: child ? [child] : [] }];
    }),
  );
  const times = { create_time: 1_750_000_100.5, update_time: 1_750_000_200.5 };
  return {
    title,
    ...times,
    mapping,
    moderation_results: [],
    current_node: 'a',
    conversation_id: id,
    is_archived: false,
    id,
  };
}

async function start() {
  const { browser } = await openStage({ title: '' });
  const panel = await openPanelTab(browser);
  const folder = mkdtempSync(join(tmpdir(), 'aside-imports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const choose = async (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    const choosing = panel.page.waitForFileChooser();
    await panel.press(transferWords.importChats);
    await (await choosing).accept([join(folder, name)]);
  };
  return { panel, choose };
}

async function confirm(panel: PanelDriver, chats: number) {
  await panel.press(transferWords.importNow);
  await panel.shows(transferWords.imported(chats));
}

describeInBrowser('headless', 'chats of other programs', () => {
  it('come from Open WebUI’s export and ChatGPT’s archive, can be read, and are not added twice', async () => {
    const { panel, choose } = await start();
    const drawer = await openDrawer(panel);
    const openWebUi = JSON.stringify(OPEN_WEBUI);
    await choose('chat-export-1750000000.json', openWebUi);
    await panel.shows('1 chat from Open WebUI can be imported.');
    await panel.shows(transferWords.files(1));
    await confirm(panel, 1);

    const chats = JSON.stringify([
      chatGptChat('c1', 'Neap tides', 'And neap tides?', 'At half moon.'),
      chatGptChat('c2', 'Ebb', 'What is ebb?', 'Falling water.'),
    ]);
    // In the middle of the file something is damaged.
    const damaged = chats.replace(',{"title":"Ebb"', ',{"title": nothing},{"title":"Ebb"');
    await choose('chatgpt.zip', packZip({ 'chat.html': '<html></html>', 'conversations.json': damaged }));
    await panel.shows('2 chats from ChatGPT can be imported.');
    await panel.shows(transferWords.chatAt(2));
    await confirm(panel, 2);
    await until('all three chats are listed', async () => (await drawer.lines()).length === 3);
    expect((await drawer.lines()).toSorted()).toEqual(['Ebb', 'Neap tides', 'Spring tides']);

    await choose('again.json', openWebUi);
    await panel.shows(transferWords.nothingNew);
    await panel.shows(transferWords.known(1));
    await panel.press(words.dismiss);
    await choose('conversations.json', chats);
    await panel.shows(transferWords.known(2));
    expect(await drawer.lines()).toHaveLength(3);
    await drawer.open('Neap tides');
    await panel.shows('At half moon.');
    expect(await panel.page.$eval('body', ({ innerText }) => innerText)).not.toMatch(/A sailor|search\(|a table/);
  });
});
