/** How long a person waits for the chats that a filter is true of, in a history of many short chats. */
import { join } from 'node:path';
import type { ImportedConversation } from '../../companion/store/exported-conversation.ts';
import { openSqliteStore } from '../../companion/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../companion/store/store.ts';
import type { ChatFilter } from '../../protocol/chat-filter.ts';
import { median } from '../quantiles.ts';
import type { BudgetRow } from '../table.ts';
import { createHistory } from './search-history.ts';

const CHATS = 50_000;
const MINUTE = 60_000;
const ROUNDS = 15;
/** As of a search: nobody waits longer for a filter. */
const BUDGET_MS = 50;
/** One chat in so many has what is rare: fewer than a part of the list holds. */
const RARE = 5_000;

/** Fills a store in `folder` and filters its chats. */
export async function measureFilters(folder: string): Promise<BudgetRow[]> {
  const history = createHistory();
  const store = await openSqliteStore(join(folder, 'filters'));
  try {
    const coming = store.beginImport();
    for (let chat = 0; chat < CHATS; chat += 1)
      await coming.add(toChat(chat, `${history.word(1 + (chat % 500))} tides`));
    await coming.finish();
    const filters: [string, ChatFilter][] = [
      ['none', {}],
      ['a common tag', { tags: ['work'] }],
      ['a rare tag', { tags: ['rare'] }],
      ['a common model', { model: 'llama' }],
      ['a rare model', { model: 'phi' }],
      ['a common site', { site: 'example.org' }],
      ['a rare site', { site: 'rare.example' }],
      ['a page', { page: 'https://rare.example/5000' }],
      ['the archive', { archived: true }],
      ['a month of years ago', { since: 5_000 * MINUTE, until: 6_000 * MINUTE }],
      ['a rare tag, model and site', { tags: ['rare'], model: 'phi', site: 'rare.example' }],
      ['what is nowhere', { tags: ['nowhere'] }],
    ];
    const rows: BudgetRow[] = [];
    for (const [what, filter] of filters) {
      rows.push(await measure(`filter: ${what}`, async () => (await store.list({ filter })).items.length));
    }
    for (const [what, filter] of filters.slice(1)) {
      rows.push(await measure(`a common word, filter: ${what}`, async () => (await find(store, filter)).length));
    }
    rows.push(await measure('names of tags, models and sites', async () => (await store.filterNames()).sites.length));
    return rows;
  } finally {
    await store.dispose();
  }
}

function find(store: Store, filter: ChatFilter) {
  return store.search('tides', undefined, filter);
}

async function measure(what: string, work: () => Promise<number>): Promise<BudgetRow> {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    found = await work();
    times.push(performance.now() - start);
  }
  const ms = median(times);
  return {
    what,
    measured: `${ms.toFixed(1)} ms`,
    beside: `${found} found, worst ${Math.max(...times).toFixed(1)} ms`,
    budget: `${BUDGET_MS} ms`,
    isMet: ms <= BUDGET_MS,
  };
}

/** The oldest first, so that what is rare is far from the top of the list. */
function toChat(chat: number, words: string): ImportedConversation {
  const at = (chat + 1) * MINUTE;
  const isRare = chat % RARE === 0;
  const model = isRare ? 'phi4' : `llama3.${chat % 5}`;
  const url = isRare ? `https://rare.example/${chat}` : `https://example.org/${chat % 900}`;
  const page = {
    type: 'page' as const,
    title: '',
    url,
    language: '',
    omittedChars: 0,
    chars: 4,
    excerpt: '',
    text: 'Sea.',
  };
  return {
    title: words,
    titleSource: 'model',
    pinned: false,
    createdAt: at,
    usedAt: at,
    ...(chat % 3 === 0 && { archived: true }),
    tags: isRare ? ['rare', 'work'] : chat % 4 === 0 ? ['work'] : [],
    turns: [
      {
        turn: 'a',
        parent: null,
        task: 'chat',
        question: chat % 2 === 0 ? [page, { type: 'text', text: words }] : [{ type: 'text', text: words }],
        answer: [{ type: 'text', text: `Because of the moon, ${words}.` }],
        model,
        terminal: { type: 'done', reason: 'stop', model, usage: null, saved: 'stored' },
        askedAt: at,
      },
    ],
  };
}
