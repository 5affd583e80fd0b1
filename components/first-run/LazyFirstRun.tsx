import { loadedWhenShown } from '../lazy-component.tsx';

/** The way to a first answer, which only a new installation shows. */
export const LazyFirstRun = loadedWhenShown(async () => (await import('./FirstRun.tsx')).FirstRun);
