import { answerText } from '../../../protocol/parts.ts';
import { questionText } from '../../../protocol/question-parts.ts';
import { toHash } from '../../prompts/source.ts';
import type { ExportedTurn } from '../exported-conversation.ts';
import type { OperationCalls } from './operations.ts';

/**
 * Ids of turns by what is said in them after all that was said before: that is the same in a file and in the store,
 * whatever the turns are called there.
 */
export type TurnChains = Map<string, string>;

/** @param before the chain of the turn that it follows */
function toChain(before: string | undefined, said: string): string {
  return toHash(`${before ?? ''} ${said}`);
}

/** Turns of a file with their chains; parents come before their children. */
export function* withChains(turns: readonly ExportedTurn[]): Generator<{ turn: ExportedTurn; chain: string }> {
  const chains = new Map<string | null, string>();
  for (const turn of turns) {
    const said = toHash(`${questionText(turn.question)}\0${answerText(turn.answer)}`);
    const chain = toChain(chains.get(turn.parent), said);
    chains.set(turn.turn, chain);
    yield { turn, chain };
  }
}

/**
 * Adds those of a conversation, a few turns at a time.
 *
 * @param links the turns that some of them follow in another conversation, which was read before
 */
export async function readTurnChains(
  calls: OperationCalls,
  conversation: string,
  links: readonly [turn: string, parent: string][],
  chains: TurnChains,
): Promise<void> {
  const byTurn = new Map([...chains].map(([chain, turn]) => [turn, chain]));
  const linked = new Map(links);
  for (let after = 0; ; ) {
    const { turns, last } = await calls.call('saidAfter', conversation, after);
    for (const { turn, parent = linked.get(turn), said } of turns) {
      const chain = toChain(parent === undefined ? undefined : byTurn.get(parent), said);
      byTurn.set(turn, chain);
      chains.set(chain, turn);
    }
    if (last === null) return;
    after = last;
  }
}
