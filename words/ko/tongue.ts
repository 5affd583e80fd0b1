import { createTongue } from '../tongue.ts';

/** Numbers of Korean, which has no plural forms. */
export const { number } = createTongue<'other'>('ko');
