import { loadedWhenShown } from '../lazy-component.tsx';

/** Nothing can be read aloud when a panel opens. */
export const LazyAloudTools = loadedWhenShown(async () => (await import('./AloudTools.tsx')).AloudTools);
