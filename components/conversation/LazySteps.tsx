import { loadedWhenShown } from '../lazy-component.tsx';

/** Few answers take steps, and none does when a panel opens. */
export const LazySteps = loadedWhenShown(async () => (await import('./Steps.tsx')).Steps);
