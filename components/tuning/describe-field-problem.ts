import type { TuningField } from '../../sidebar/tuning/tuning.ts';
import { inLine } from '../../words/in-line.ts';
import { tuningWords } from '../../words/spoken-later.ts';
import { errorWords } from '../problem-words.ts';

/** Why what was typed is not set, with the field's own name; empty: it is. */
export function describeFieldProblem({ name, error }: Pick<TuningField, 'name' | 'error'>): string {
  if (error === null) return '';
  return inLine(errorWords({ ...error, params: { ...error.params, name: tuningWords.names[name] } }));
}
