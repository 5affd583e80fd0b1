import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { describeBytes } from '../../words/describe-bytes.ts';
import { modelWords } from '../../words/spoken-later.ts';
import { Confirmation } from '../Confirmation.tsx';

/** The second look before a model is gone. */
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
  const { name, sizeBytes, address, isInUse, countChats, ...answers } = props;
  const chats = useSignal<number | undefined>(undefined);
  useLayoutEffect(() => {
    void countChats().then((count) => {
      chats.value = count;
    });
  }, []);
  return (
    <Confirmation
      class="delete-question"
      title={modelWords.deleteTitle(name)}
      no={modelWords.deleteNo}
      yes={modelWords.deleteYes}
      isDanger
      {...answers}
    >
      <p>
        {sizeBytes > 0 ? modelWords.deleteFrees(describeBytes(sizeBytes), address) : modelWords.deleteUnknown(address)}
      </p>
      {isInUse && <p>{modelWords.deleteInUse}</p>}
      {/* It is known a moment later: nothing under a pointer may move then. */}
      <p class="delete-chats" role="status">
        {chats.value !== undefined &&
          (chats.value > 0 ? modelWords.deleteChats(chats.value) : modelWords.deleteNoChats)}
      </p>
    </Confirmation>
  );
}
