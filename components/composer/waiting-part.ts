import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

/** What shows the questions that are asked next; until it is there, they stand in the conversation. */
export const waitingPart = createLazyPart(async () => (await import('./WaitingQuestions.tsx')).WaitingQuestions);
