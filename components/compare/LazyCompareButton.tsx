import { loadedWhenShown } from '../lazy-component.tsx';

/** Few questions have two answers, and none when a panel opens. */
export const LazyCompareButton = loadedWhenShown(async () => (await import('./CompareButton.tsx')).CompareButton);
