import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { answerText } from '../../protocol/parts.ts';
import { questionText } from '../../protocol/question-parts.ts';
import type { Exchange } from '../prompts/prompt.ts';
import { type AskedPart, contentOf, hashOf, knownSources, toGivenBack } from '../prompts/source.ts';
import type { AskedTurn, Store, TurnEnding } from '../store/store.ts';
import type { Tunings } from './tunings.ts';
import type { TurnContext } from './turn-context.ts';

/** Conversations that must not be stored. The owner of their turns also drops them. */
export interface MemoryConversations extends Pick<Store, 'turns'> {
  contextFor(asked: Omit<AskedTurn, 'question'>): TurnContext;
  /** The content with this SHA-256 that a question of one of them was asked with. */
  blob(hash: string): Uint8Array | undefined;
}

interface Kept {
  asked: AskedTurn;
  ending: TurnEnding | undefined;
}

/** @param tunings undefined: no parameters can be set for them */
export function createMemoryConversations(tunings?: Pick<Tunings, 'for' | 'forget'>): MemoryConversations {
  const conversations = new Map<string, Map<string, Kept>>();

  function history(conversation: string, last: string | null): Exchange[] {
    const turns = conversations.get(conversation);
    const exchanges: Exchange[] = [];
    // A parent is always older than its children, so the chain ends.
    for (let kept = turns?.get(last ?? ''); kept; kept = turns?.get(kept.asked.parent ?? '')) {
      exchanges.push(toExchange(kept.asked, kept.ending));
    }
    return exchanges.reverse();
  }

  return {
    contextFor(place) {
      const { turn, conversation } = place;
      let { parent } = place;
      return {
        saves: 'temporary',
        async record(question) {
          const asked = { ...place, question };
          const turns = conversations.get(conversation) ?? new Map<string, Kept>();
          if (parent !== null && !turns.has(parent)) return 'parent_gone';
          turns.set(turn, { asked, ending: undefined });
          conversations.set(conversation, turns);
          return 'recorded';
        },
        ...(tunings && { parameters: (model: string) => tunings.for(conversation, model) }),
        history: async () => ({ exchanges: history(conversation, parent), leftOut: 0 }),
        place: {
          moveBehind(next) {
            parent = next;
          },
          async arrange(order) {
            const turns = conversations.get(conversation);
            const arranged = turns && arrange(turns, order);
            if (arranged) conversations.set(conversation, arranged);
            return arranged !== undefined;
          },
          async withdraw() {
            const turns = conversations.get(conversation);
            if (!turns?.delete(turn)) return false;
            for (const { asked } of turns.values()) if (asked.parent === turn) asked.parent = parent;
            return true;
          },
        },
        async finish(outcome) {
          const kept = conversations.get(conversation)?.get(turn);
          if (kept) kept.ending = { turn, conversation, ...outcome };
          return undefined;
        },
        async drop() {
          conversations.delete(conversation);
          tunings?.forget(conversation);
        },
      };
    },
    async turns(conversation, { before, limit = Number.POSITIVE_INFINITY } = {}) {
      const all = [...(conversations.get(conversation)?.values() ?? [])];
      if (all.length === 0) return undefined;
      const place = all.findIndex(({ asked }) => asked.turn === before);
      const end = before === undefined ? all.length : Math.max(0, place);
      const start = Math.max(0, end - limit);
      return {
        turns: all.slice(start, end).map(({ asked, ending }) => toTurnRecord(asked, ending)),
        next: start > 0 ? (all[start]?.asked.turn ?? null) : null,
      };
    },
    blob(hash) {
      for (const turns of conversations.values()) {
        for (const { asked } of turns.values()) {
          const found = findContent(asked.question, hash);
          if (found) return found;
        }
      }
      return undefined;
    },
  };
}

/** The same turns with waiting ones in another order; undefined when those are no line of waiting turns. */
function arrange(turns: ReadonlyMap<string, Kept>, order: readonly string[]): Map<string, Kept> | undefined {
  const line = [...turns.values()].filter(({ asked }) => order.includes(asked.turn));
  const isLine = line.every(({ asked }, index) => index === 0 || asked.parent === line[index - 1]?.asked.turn);
  if (line.length < order.length || !isLine || line.some(({ ending }) => ending)) return undefined;
  const arranged = order.map((turn) => turns.get(turn) as Kept);
  const [before, last] = [line[0]?.asked.parent ?? null, line.at(-1)?.asked.turn];
  for (const { asked } of turns.values()) if (asked.parent === last) asked.parent = order.at(-1) ?? null;
  for (const [index, { asked }] of arranged.entries()) asked.parent = order[index - 1] ?? before;
  const places = arranged.values();
  const placed = [...turns.values()].map((kept) => (line.includes(kept) ? (places.next().value ?? kept) : kept));
  return new Map(placed.map((kept) => [kept.asked.turn, kept]));
}

/** A turn as a client sees it. A turn without an ending runs. */
export function toTurnRecord(asked: AskedTurn, ending: TurnEnding | undefined): TurnRecord {
  return {
    turn: asked.turn,
    parent: asked.parent,
    task: asked.task,
    ...(asked.style && { style: asked.style }),
    question: asked.question.map(toGivenBack),
    state: ending?.terminal.type ?? 'running',
    answer: [...(ending?.parts ?? [])],
    model: ending?.model ?? '',
    terminal: ending?.terminal ?? null,
    ...(asked.asker && { asker: asked.asker }),
  };
}

/** A turn as questions that follow it see it. */
export function toExchange({ question }: AskedTurn, ending: TurnEnding | undefined): Exchange {
  const answer = answerText(ending?.parts ?? []);
  return { question: questionText(question), sources: knownSources(question), answer };
}

/** What goes along with a question under this SHA-256. */
export function findContent(question: readonly AskedPart[], hash: string): Uint8Array | undefined {
  const part = question.find((each) => hashOf(each) === hash);
  const content = part && contentOf(part);
  return typeof content === 'string' ? Buffer.from(content) : content;
}
