import { createTongue } from '../tongue.ts';

/** Numbers of Japanese, which has no plural forms. */
export const { number } = createTongue<'other'>('ja');
