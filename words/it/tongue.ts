import { createTongue } from '../tongue.ts';
import { withoutMillions } from '../without-millions.ts';

/** Numbers and plural forms of Italian. */
export const { plural, number } = withoutMillions(createTongue<'one' | 'many' | 'other'>('it'));
