import { createPlural } from '../plural.ts';

/** The form of an English sentence that a number takes. */
export const plural = createPlural('en');
