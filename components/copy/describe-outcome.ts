import { Check, type IconNode, TriangleAlert } from 'lucide';
import { words } from '../../words/spoken.ts';
import type { useCopying } from './use-copying.ts';

/** How a copy went, as the button of a menu says it; undefined while there is nothing to say. */
export function describeOutcome({
  outcome,
  forget,
}: Pick<ReturnType<typeof useCopying>, 'outcome' | 'forget'>):
  | { said: string; icon: IconNode; forget: () => void }
  | undefined {
  const went = outcome.value;
  return went === 'none' ? undefined : { said: words[went], icon: went === 'copied' ? Check : TriangleAlert, forget };
}
