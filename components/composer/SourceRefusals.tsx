import { X } from 'lucide';
import type { SourceRefusal } from '../../sidebar/sources/source-refusal.ts';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { describeRefusal } from './describe-refusal.ts';

/** What could not be attached, and why. */
export function SourceRefusals(props: {
  refusals: readonly SourceRefusal[];
  dismiss: (refusal: SourceRefusal) => void;
}) {
  return props.refusals.map((refusal, index) => (
    <div key={index} class="reading-line source-refusal" role="alert">
      <p>{describeRefusal(refusal)}</p>
      <button type="button" class="icon-button" title={words.dismiss} onClick={() => props.dismiss(refusal)}>
        <Icon of={X} />
      </button>
    </div>
  ));
}
