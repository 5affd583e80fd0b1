import { createTongue } from '../tongue.ts';

const tongue = createTongue<'one' | 'many' | 'other'>('pt-BR');

export const { number } = tongue;

/** Plural forms of Portuguese, where zero is `one`; millions are written like all other numbers here. */
export const plural = (count: number, forms: Omit<Parameters<typeof tongue.plural>[1], 'many'>) =>
  tongue.plural(count, { ...forms, many: forms.other });
