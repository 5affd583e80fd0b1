import { useLayoutEffect, useRef } from 'preact/hooks';
import { describeBytes } from '../../words/describe-bytes.ts';
import { modelWords } from '../../words/spoken.ts';

/** The second look before a model is gone. The harmless answer has the focus. */
export function DeleteQuestion(props: {
  name: string;
  sizeBytes: number;
  address: string;
  isInUse: boolean;
  accept: () => void;
  refuse: () => void;
}) {
  const { name, sizeBytes, address, isInUse } = props;
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="delete-question" aria-label={modelWords.deleteTitle(name)}>
      <p>
        <strong>{modelWords.deleteTitle(name)}</strong>
      </p>
      <p>
        {sizeBytes > 0 ? modelWords.deleteFrees(describeBytes(sizeBytes), address) : modelWords.deleteUnknown(address)}
      </p>
      {isInUse && <p>{modelWords.deleteInUse}</p>}
      <div class="model-actions">
        <button type="button" class="button" ref={keep} onClick={props.refuse}>
          {modelWords.deleteNo}
        </button>
        <button type="button" class="button is-danger" onClick={props.accept}>
          {modelWords.deleteYes}
        </button>
      </div>
    </fieldset>
  );
}
