import { createTongue } from '../tongue.ts';
import { withoutMillions } from '../without-millions.ts';

/** Numbers and plural forms of French. */
export const { plural, number } = withoutMillions(createTongue<'one' | 'many' | 'other'>('fr'));
