import { createTongue } from '../tongue.ts';

/** Numbers and plural forms of German. */
export const { plural, number, percent, bytes } = createTongue<'one' | 'other'>('de');
