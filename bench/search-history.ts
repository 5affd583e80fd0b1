import type { ExportedTurn, ImportedConversation } from '../companion/conversations/exported-conversation.ts';

const WORDS = 20_000;
const SYLLABLES = [
  'ba',
  'cor',
  'de',
  'fin',
  'gra',
  'ho',
  'is',
  'ju',
  'kle',
  'lo',
  'mar',
  'né',
  'or',
  'pli',
  'ra',
  'sto',
];
const TURNS_A_CONVERSATION = 20;

/** A history that somebody may have after years, the same in every run: made-up words, as unevenly spread as real ones. */
export function createHistory(): { word(rank: number): string; conversations(turns: number): ImportedConversation[] } {
  const words = Array.from({ length: WORDS }, (_, rank) => nameOf(rank));
  let seed = 1;
  let asked = 0;

  function random(): number {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  }
  /** Zipf: a word of twice the rank is half as frequent. */
  function text(length: number): string {
    return Array.from({ length }, () => words[Math.floor(WORDS ** random()) - 1]).join(' ');
  }
  function turnAfter(parent: ExportedTurn | undefined): ExportedTurn {
    asked++;
    return {
      turn: String(asked),
      parent: parent?.turn ?? null,
      task: 'chat',
      message: text(15),
      attachments: [],
      content: text(150),
      thinking: '',
      model: 'bench',
      terminal: { type: 'done', reason: 'stop', model: 'bench', usage: null, saved: 'stored' },
      askedAt: asked * 60_000,
    };
  }
  function conversation(): ImportedConversation {
    const turns: ExportedTurn[] = [];
    while (turns.length < TURNS_A_CONVERSATION) turns.push(turnAfter(turns.at(-1)));
    const times = { createdAt: asked * 60_000, usedAt: asked * 60_000 };
    return { title: text(5), titleSource: 'model', pinned: false, ...times, turns };
  }
  return {
    word: (rank) => words[rank - 1] ?? '',
    conversations: (turns) => Array.from({ length: turns / TURNS_A_CONVERSATION }, conversation),
  };
}

/** Short for frequent words; no word is the beginning of all others. */
function nameOf(rank: number): string {
  let name = '';
  for (let rest = rank + 16; rest > 0; rest = Math.floor(rest / 16)) name += SYLLABLES[rest % 16];
  return name;
}
