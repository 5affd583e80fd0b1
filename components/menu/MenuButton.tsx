import { useSignal } from '@preact/signals';
import type { IconNode } from 'lucide';
import { useRef } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { Menu, type MenuItem } from './Menu.tsx';

/** A button that opens a menu. */
export function MenuButton(props: {
  label: string;
  icon: IconNode;
  class: string;
  /** Asked for when the menu opens. */
  items: () => readonly MenuItem[];
  /** What came of it, said by the button until the pointer or the focus leaves. */
  outcome?: { said: string; icon: IconNode; forget: () => void } | undefined;
}) {
  const { label, outcome } = props;
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        ref={button}
        class={`icon-button ${props.class}`}
        title={outcome?.said ?? label}
        aria-label={outcome?.said ?? label}
        aria-live="polite"
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        onPointerLeave={outcome?.forget}
        onBlur={outcome?.forget}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        <Icon of={outcome?.icon ?? props.icon} />
      </button>
      {isOpen.value && (
        <Menu
          label={label}
          anchor={button}
          close={() => {
            isOpen.value = false;
          }}
          items={props.items()}
        />
      )}
    </>
  );
}
