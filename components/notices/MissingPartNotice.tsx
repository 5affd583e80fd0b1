import { missingPartCause } from '../../sidebar/state/lazy-part.ts';
import { describeMissingPart } from '../../words/describe-missing-part.ts';
import { Notice } from './Notice.tsx';

/** What was pressed came to nothing, or text stays plain: a part of the panel is not there any more. */
export function MissingPartNotice() {
  const { message, cure } = describeMissingPart(missingPartCause());
  return (
    <Notice tone="warning" label={message}>
      <h2 class="notice-title">{message}</h2>
      <p>{cure}</p>
    </Notice>
  );
}
