import type { ComponentProps } from 'preact';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Shown = typeof import('./WaitingQuestions.tsx')['WaitingQuestions'];

/** What shows the questions that are asked next; until it is there, they stand in the conversation. */
export const waitingPart = createLazyPart(async () => (await import('./WaitingQuestions.tsx')).WaitingQuestions);

export function LazyWaitingQuestions(props: ComponentProps<Shown>) {
  const WaitingQuestions = waitingPart.loaded.value;
  return WaitingQuestions && <WaitingQuestions {...props} />;
}
