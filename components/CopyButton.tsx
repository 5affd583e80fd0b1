import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide-preact';
import { words } from './words.ts';

/** Copies what `text` gives when it is pressed, and says so until the pointer or the focus leaves. */
export function CopyButton(props: { text: () => string; copyText: (text: string) => Promise<void>; label?: string }) {
  const copied = useSignal(false);
  const label = copied.value ? words.copied : (props.label ?? words.copy);
  const forget = () => {
    copied.value = false;
  };
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      onClick={() => {
        void props.copyText(props.text()).then(() => {
          copied.value = true;
        });
      }}
      onPointerLeave={forget}
      onBlur={forget}
    >
      {copied.value ? <Check /> : <Copy />}
    </button>
  );
}
