import { loadedWhenShown } from './lazy-component.tsx';

/** Loaded when the panel is there: a page of the companion's shows a command when the companion is away. */
export const LazyCommand = loadedWhenShown(async () => (await import('./Command.tsx')).Command);
