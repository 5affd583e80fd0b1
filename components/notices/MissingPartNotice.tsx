import { explainMissingPart } from '../../sidebar/state/lazy-part.ts';
import { Notice } from './Notice.tsx';

/** What was pressed came to nothing, or text stays plain: a part of the panel is not there any more. */
export function MissingPartNotice() {
  const { message, cure } = explainMissingPart();
  return (
    <Notice tone="warning" label={message}>
      <h2 class="notice-title">{message}</h2>
      <p>{cure}</p>
    </Notice>
  );
}
