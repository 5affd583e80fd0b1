import { createTongue } from '../tongue.ts';

/** Numbers and plural forms of German. */
export const { plural, number } = createTongue<'one' | 'other'>('de');
