import { createTongue } from '../tongue.ts';

/** Numbers and plural forms of English. */
export const { plural, number } = createTongue<'one' | 'other'>('en');
