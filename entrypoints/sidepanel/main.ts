import { catchEarlyQuestion } from './early-question.ts';

/** A page that is not on screen gets no frame; the panel starts all the same. */
const FRAME_WAIT_MS = 100;

const early = catchEarlyQuestion(document.querySelector('textarea') as HTMLTextAreaElement);
// The document shows a field by itself: the rest, which takes longer than that to load, lets its frame go first.
await new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, FRAME_WAIT_MS);
});
const { startPanel } = await import('./start-panel.tsx');
await startPanel(early);
