import { loadedWhenShown } from '../lazy-component.tsx';

/** How reading the page goes, as soon as that part is there: no page is read when a panel opens. */
export const LazyPageNotice = loadedWhenShown(async () => (await import('./PageNotice.tsx')).PageNotice);
