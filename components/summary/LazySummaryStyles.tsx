import { loadedWhenShown } from '../lazy-component.tsx';

/** Where the style of a summary is chosen, as soon as that part is there: the composer does not wait for it. */
export const LazySummaryStyles = loadedWhenShown(async () => (await import('./SummaryStyles.tsx')).SummaryStyles);
