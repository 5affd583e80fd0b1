import type { ShownHint, SourceRefusal, SourceRefusalParams } from '../../sidebar/sources/source-refusal.ts';
import { describeErrorInLine } from '../../words/describe-error.ts';
import { describePageHint } from '../../words/describe-page-hint.ts';
import { sourceWords } from '../../words/spoken-later.ts';

/** Why a source can't go along, and what to do. */
export function describeRefusal({ code, params }: SourceRefusal): string {
  const sentences: { [C in keyof SourceRefusalParams]: (params: SourceRefusalParams[C]) => string } =
    sourceWords.refusals;
  // The compiler can't see that a code and its params belong together.
  const refusal = (sentences[code] as (given: SourceRefusal['params']) => string)(params);
  if ('error' in params) return `${refusal} ${describeErrorInLine(params.error)}`;
  return 'hint' in params ? `${refusal} ${describeHint(params.hint)}` : refusal;
}

/** Why the page beside the panel, or the file that it shows, can't be read. */
export function describeHint(hint: ShownHint): string {
  return hint.code === 'refused_file' ? describeRefusal(hint.params.refusal) : describePageHint(hint);
}
