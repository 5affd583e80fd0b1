import { createTongue } from '../tongue.ts';

/** Numbers and plural forms of English. */
export const { plural, number, percent, bytes } = createTongue<'one' | 'other'>('en');
