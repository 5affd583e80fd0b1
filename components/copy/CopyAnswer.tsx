import { useSignal } from '@preact/signals';
import { Check, ChevronDown, TriangleAlert } from 'lucide';
import { useRef } from 'preact/hooks';
import { copyWords, words } from '../../words/spoken.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Icon } from '../Icon.tsx';
import { Menu } from '../menu/Menu.tsx';
import { copyItems } from './copy-items.ts';
import { useCopying } from './use-copying.ts';

const ICONS = { none: ChevronDown, copied: Check, refused: TriangleAlert };

/** Copies an answer as it was written, or from a menu in the form that is wanted. */
export function CopyAnswer({ markdown }: { markdown: () => string }) {
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useSignal(false);
  const { outcome, copy, forget } = useCopying();
  const said = outcome.value === 'none' ? copyWords.copyAs : words[outcome.value];
  return (
    <>
      <CopyButton text={markdown} />
      <button
        type="button"
        ref={button}
        class="icon-button more-ways"
        title={said}
        aria-label={said}
        aria-live="polite"
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        onPointerLeave={forget}
        onBlur={forget}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        <Icon of={ICONS[outcome.value]} />
      </button>
      {isOpen.value && (
        <Menu
          label={copyWords.copyAs}
          anchor={button}
          close={() => {
            isOpen.value = false;
          }}
          items={copyItems('answer', (form) => {
            void copy(import('./copied.ts').then(({ copiedAnswer }) => copiedAnswer(markdown(), form)));
          })}
        />
      )}
    </>
  );
}
