import { createLazyPart, type LazyPart } from '../../../sidebar/state/lazy-part.ts';

/** What becomes of citations. The card loads the same file by its name. */
export type Citing = LazyPart<typeof import('./citing.ts').citing>;

/** Few answers have passages. */
export const lazyCiting: Citing = createLazyPart(async () => (await import('./citing.ts')).citing);
