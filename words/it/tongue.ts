import { createTongue } from '../tongue.ts';

const tongue = createTongue<'one' | 'many' | 'other'>('it');

export const { number } = tongue;

/** Plural forms of Italian; millions, where their noun follows “di”, are written like all other numbers here. */
export const plural = (count: number, forms: Omit<Parameters<typeof tongue.plural>[1], 'many'>) =>
  tongue.plural(count, { ...forms, many: forms.other });
