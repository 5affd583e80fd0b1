import { useSignal } from '@preact/signals';
import { Confirmation } from '../Confirmation.tsx';

/** A button for what can't be taken back: it is done after a second look. */
export function AskedFirst(props: {
  label: string;
  title: string;
  /** What comes of it. */
  text: string;
  no: string;
  act: () => void;
}) {
  const { label, title, text, no, act } = props;
  const isAsked = useSignal(false);
  const end = () => {
    isAsked.value = false;
  };
  if (!isAsked.value) {
    return (
      <div>
        <button
          type="button"
          class="button"
          onClick={() => {
            isAsked.value = true;
          }}
        >
          {label}
        </button>
      </div>
    );
  }
  return (
    <Confirmation
      class="room-question"
      title={title}
      no={no}
      yes={label}
      isDanger
      refuse={end}
      accept={() => {
        end();
        act();
      }}
    >
      <p>{text}</p>
    </Confirmation>
  );
}
