import { loadedWhenShown } from '../lazy-component.tsx';

/** No answer is there to be long when a panel opens. */
export const LazyContents = loadedWhenShown(async () => (await import('./Contents.tsx')).Contents);
