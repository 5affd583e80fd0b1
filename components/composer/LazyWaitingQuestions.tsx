import type { ComponentProps } from 'preact';
import { waitingPart } from './waiting-part.ts';

type Shown = typeof import('./WaitingQuestions.tsx')['WaitingQuestions'];

export function LazyWaitingQuestions(props: ComponentProps<Shown>) {
  const WaitingQuestions = waitingPart.loaded.value;
  return WaitingQuestions && <WaitingQuestions {...props} />;
}
