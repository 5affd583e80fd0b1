import { loadedWhenShown } from '../lazy-component.tsx';

/** Few questions have several versions, and the words of the one that is shown come first. */
export const LazyBranchSwitcher = loadedWhenShown(async () => (await import('./BranchSwitcher.tsx')).BranchSwitcher);
