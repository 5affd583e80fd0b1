import { loadedWhenShown } from '../lazy-component.tsx';

/** Loaded when the panel is there: nobody thinks when it opens. */
export const LazyThinking = loadedWhenShown(async () => (await import('./Thinking.tsx')).Thinking);
