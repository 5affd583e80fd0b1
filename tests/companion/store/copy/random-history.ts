import * as fc from 'fast-check';
import type { Database } from '../../../../companion/store/database.ts';
import { roomOf } from '../../../../companion/store/room-name.ts';
import type { SourcePart } from '../../../../protocol/question-parts.ts';
import { type Asking, answerTo, importAll, question } from '../contract/store-under-test.ts';

const verifier = (byte: number) => new Uint8Array(32).fill(byte);
/** Words that a search may look for, in scripts of both kinds, with what a text can't hold in PostgreSQL. */
const WORDS = [
  'tides',
  'Éclair',
  'the',
  'naïve',
  '東京タワー',
  'เรือ',
  'null\0byte',
  '\uffff0',
  'a'.repeat(300),
  'сіль',
  '👩‍🚀',
  "it's",
  '\\x',
];
export const SEARCHES = ['tid', 'eclair', '東京', 'タワ', 'เรือ', 'byte', 'aaaa', 'сіл', "it's", 'the naive', 'x'];

const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
const page = fc.record({
  text: sentence,
  url: fc.constantFrom('', 'https://docs.example.org/a?b#c', 'https://例え.jp/'),
});
const small = fc.nat({ max: 5 });

/** One thing that happens; numbers choose among what is there. */
export const event = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      chat: small,
      parent: small,
      words: sentence,
      pages: fc.array(page, { maxLength: 2 }),
      answer: fc.option(sentence),
      said: sentence,
      asker: fc.option(fc.constant({ name: 'Ada' }), { nil: undefined }),
      seconds: fc.nat({ max: 3 }),
    }),
  },
  fc.record({ kind: fc.constant('arrange' as const), chat: small }),
  fc.record({ kind: fc.constant('title' as const), chat: small, title: sentence }),
  fc.record({
    kind: fc.constantFrom('pin' as const, 'archive' as const, 'tag' as const, 'delete' as const),
    chat: small,
  }),
  fc.record({ kind: fc.constant('note' as const), chat: small, text: sentence }),
  fc.record({ kind: fc.constant('tune' as const), chat: small, seed: small }),
  fc.record({ kind: fc.constant('prompt' as const), text: sentence, pinned: fc.boolean() }),
  fc.record({ kind: fc.constant('prefer' as const), value: fc.jsonValue(), revision: small }),
  fc.record({ kind: fc.constant('pair' as const), byte: small }),
  fc.record({ kind: fc.constant('share' as const), chat: small, byte: small }),
  fc.record({ kind: fc.constant('import' as const), chat: small, words: sentence }),
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

const toSource = ({ text, url }: { text: string; url: string }) =>
  ({ type: 'page', title: 'T', url, language: '', text, omittedChars: 0 }) as SourcePart;

/** Who there may be beside the first person, who never came, too. */
export const OTHERS = ['0123456789abcdef0123', 'fedcba9876543210fedc', '00000000000000000000'];

/** What happens to each of them. */
export const lives = fc.record({
  first: fc.array(event, { minLength: 1, maxLength: 40 }),
  others: fc.array(fc.array(event, { maxLength: 20 }), { maxLength: OTHERS.length }),
});

/** Makes all of it happen to all of them. @param setNow sets the store's time, milliseconds since 1970 */
export async function liveAll(
  database: Database,
  { first, others }: { first: readonly Event[]; others: readonly (readonly Event[])[] },
  setNow: (ms: number) => void,
): Promise<void> {
  await live(database, '', first, setNow);
  for (const [index, events] of others.entries()) {
    const id = OTHERS[index] ?? '';
    const quotas = { turns: index === 0 ? 2 : null, questions: index === 1 ? 60 : null };
    const person = { id, name: `Ada ${index}`, administrator: index === 0, createdAt: index + 1, revokedAt: null };
    await database.people.keep({ ...person, ...quotas });
    await live(database, id, events, setNow);
    if (index === 2) await database.people.change(id, { revokedAt: 7 });
  }
}

async function live(
  database: Database,
  person: string,
  events: readonly Event[],
  setNow: (ms: number) => void,
): Promise<void> {
  const store = person === '' ? database : database.storeOf(person);
  let now = 1_700_000_000_000;
  let count = 0;
  const chats = [...Array(6).keys()].map((n) => ({ id: `chat-${n}`, turns: [] as string[], waiting: [] as string[] }));
  const uuid = () => `turn-${String(++count).padStart(6, '0')}`;

  for (const each of events) {
    const chat = 'chat' in each ? chats[each.chat] : undefined;
    const conversation = chat?.id ?? '';
    switch (each.kind) {
      case 'ask': {
        now += each.seconds * 1000;
        setNow(now);
        const turn = uuid();
        const asking: Asking = {
          turn,
          conversation,
          message: each.words,
          sources: each.pages.map(toSource),
          token: count,
        };
        const parent = chat?.turns.at(each.parent) ?? null;
        const asked = question({ ...asking, parent, ...(each.asker && { asker: each.asker }) });
        if (!(await store.add(asked))) break;
        chat?.turns.push(turn);
        if (each.answer !== null) {
          await store.finish({ ...answerTo(asked, each.answer), token: count });
          break;
        }
        chat?.waiting.push(turn);
        await store.appendTexts([{ turn, kind: 'content', text: each.said, token: count }]);
        break;
      }
      case 'arrange':
        await store.arrange(conversation, chat?.waiting.slice(-2).toReversed() ?? []);
        break;
      case 'title':
        await store.rename(conversation, each.title);
        break;
      case 'pin':
        await store.pin(conversation, true);
        break;
      case 'archive':
      case 'tag':
        await store.changeChats({ conversations: [conversation], change: each.kind, tag: 'Bücher' });
        break;
      case 'delete':
        await store.markDeleted(conversation);
        break;
      case 'note':
        await store.notes.keep({ key: `note ${conversation}`, text: each.text, conversation });
        break;
      case 'tune':
        await store.parameters.tuneChat(conversation, { seed: each.seed });
        await store.parameters.tuneModel('tiny', { seed: each.seed });
        break;
      case 'prompt':
        await store.prompts.change([{ prompt: 'p', set: { name: 'P', text: each.text, pinned: each.pinned } }]);
        break;
      case 'prefer':
        await store.preferences.set([{ name: 'x', value: each.value, revision: each.revision }]);
        break;
      case 'pair': {
        const id = `client ${person} ${each.byte} ${++count}`;
        const about = { name: 'Firefox', origin: 'moz-extension://x', createdAt: now, lastSeenAt: null, person };
        await database.clients.add({ id, verifier: verifier(each.byte), ...about });
        break;
      }
      case 'share': {
        const room = roomOf(person, conversation);
        const about = { verifier: verifier(each.byte), conversation: room, may: 'write' as const, createdAt: now };
        const ending = { usesLeft: null, joined: 1, expiresAt: null, ended: null, endedAt: null };
        const member = { ...about, id: `member ${person} ${++count}`, name: 'Ada', origin: 'http://127.0.0.1' };
        await database.rooms.keep([{ ...about, ...ending, id: `link ${person} ${count}` }], member);
        break;
      }
      case 'import': {
        const turn = (name: string, parent: string | null) => ({
          ...{ turn: name, parent, task: 'chat' as const, question: [{ type: 'text' as const, text: each.words }] },
          ...{ answer: [{ type: 'text' as const, text: name }], model: 'old', terminal: null, askedAt: now - 5_000 },
        });
        const head = { title: 'Old', titleSource: 'person', pinned: false, createdAt: now, usedAt: now } as const;
        const turns = [turn('a', null), turn('b', 'a')];
        await importAll(store, [{ ...head, cameFrom: `Aside/${conversation}`, turns }]);
        break;
      }
    }
  }
}
