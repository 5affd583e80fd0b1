import { X } from 'lucide';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { SourceRefusal, SourceRefusalParams } from '../../sidebar/sources/source-refusal.ts';
import { describePageHint } from '../../words/describe-page-hint.ts';
import { sourceWords, words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { errorWords } from '../problem-words.ts';

/** What could not be attached, and why. */
export function SourceRefusals(props: {
  refusals: readonly SourceRefusal[];
  dismiss: (refusal: SourceRefusal) => void;
}) {
  return props.refusals.map((refusal, index) => (
    <div key={index} class="reading-line source-refusal" role="alert">
      <p>
        {describeRefusal(refusal)} {refusal.code === 'refused' && describeError(refusal.params.error)}
        {refusal.code === 'tab_unreadable' && describePageHint(refusal.params.hint)}
      </p>
      <button type="button" class="icon-button" title={words.dismiss} onClick={() => props.dismiss(refusal)}>
        <Icon of={X} />
      </button>
    </div>
  ));
}

function describeRefusal({ code, params }: SourceRefusal): string {
  const sentences: { [C in keyof SourceRefusalParams]: (params: SourceRefusalParams[C]) => string } =
    sourceWords.refusals;
  // The compiler can't see that a code and its params belong together.
  return (sentences[code] as (given: SourceRefusal['params']) => string)(params);
}

function describeError(error: ErrorReason): string {
  const { message, cure } = errorWords(error);
  return `${message} ${cure}`;
}
