import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { describeBytes } from '../../words/describe-bytes.ts';
import { modelWords } from '../../words/spoken.ts';

/** The second look before a model is gone. The harmless answer has the focus. */
export function DeleteQuestion(props: {
  name: string;
  sizeBytes: number;
  address: string;
  isInUse: boolean;
  /** How many chats have an answer of it; undefined when it can't be told. */
  countChats: () => Promise<number | undefined>;
  accept: () => void;
  refuse: () => void;
}) {
  const { name, sizeBytes, address, isInUse } = props;
  const keep = useRef<HTMLButtonElement>(null);
  const chats = useSignal<number | undefined>(undefined);
  useLayoutEffect(() => {
    keep.current?.focus();
    void props.countChats().then((count) => {
      chats.value = count;
    });
  }, []);
  return (
    <fieldset class="delete-question" aria-label={modelWords.deleteTitle(name)}>
      <p>
        <strong>{modelWords.deleteTitle(name)}</strong>
      </p>
      <p>
        {sizeBytes > 0 ? modelWords.deleteFrees(describeBytes(sizeBytes), address) : modelWords.deleteUnknown(address)}
      </p>
      {isInUse && <p>{modelWords.deleteInUse}</p>}
      {/* It is known a moment later: nothing under a pointer may move then. */}
      <p class="delete-chats" role="status">
        {chats.value !== undefined &&
          (chats.value > 0 ? modelWords.deleteChats(chats.value) : modelWords.deleteNoChats)}
      </p>
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
