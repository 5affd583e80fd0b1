import { createTongue } from '../tongue.ts';
import { withoutMillions } from '../without-millions.ts';

/** Numbers and plural forms of Portuguese, where zero is `one`. */
export const { plural, number } = withoutMillions(createTongue<'one' | 'many' | 'other'>('pt-BR'));
