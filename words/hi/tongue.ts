import { createTongue } from '../tongue.ts';

/** Numbers and plural forms of Hindi. */
export const { plural, number } = createTongue<'one' | 'other'>('hi');
