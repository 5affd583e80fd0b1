import type { ExportedTurn, ImportedConversation } from '../../companion/store/exported-conversation.ts';

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
/** Han characters that are in use; twice as many are written for a thing as words. */
const CHARACTERS = 4_000;
/** No character is as frequent as the most frequent word: this makes it one in 25. */
const EVENNESS = 2;
const FIRST_CHARACTER = 0x4e00;
const CHARACTERS_A_WORD = 2;
const TURNS_A_CONVERSATION = 20;

export interface BenchHistory {
  /** The words and characters by how frequent they are, from 1. */
  word(rank: number): string;
  character(rank: number): string;
  conversations(turns: number): ImportedConversation[];
}

/**
 * A history that somebody may have after years, the same in every run: made-up words, as unevenly spread as real ones,
 * and as much again in a script without spaces.
 */
export function createHistory(): BenchHistory {
  const words = Array.from({ length: WORDS }, (_, rank) => nameOf(rank));
  let seed = 1;
  let asked = 0;

  function random(): number {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  }
  /** Zipf: what has twice the rank is half as frequent, but for the first ranks when they are to be less uneven. */
  function randomRank(count: number, evenness = 0): number {
    return Math.floor((evenness + 1) * ((count + evenness) / (evenness + 1)) ** random()) - evenness;
  }
  function text(length: number): string {
    const spaced = Array.from({ length }, () => words[randomRank(WORDS) - 1]).join(' ');
    const run = Array.from({ length: length * CHARACTERS_A_WORD }, () => characterOf(randomRank(CHARACTERS, EVENNESS)));
    return `${spaced} ${run.join('')}`;
  }
  function turnAfter(parent: ExportedTurn | undefined): ExportedTurn {
    asked++;
    return {
      turn: String(asked),
      parent: parent?.turn ?? null,
      task: 'chat',
      question: [{ type: 'text', text: text(15) }],
      answer: [{ type: 'text', text: text(150) }],
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
    character: characterOf,
    conversations: (turns) => Array.from({ length: turns / TURNS_A_CONVERSATION }, conversation),
  };
}

/** Short for frequent words; no word is the beginning of all others. */
function nameOf(rank: number): string {
  let name = '';
  for (let rest = rank + 16; rest > 0; rest = Math.floor(rest / 16)) name += SYLLABLES[rest % 16];
  return name;
}

function characterOf(rank: number): string {
  return String.fromCodePoint(FIRST_CHARACTER + rank);
}
