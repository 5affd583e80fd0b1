import { History } from 'lucide';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';

/** Opens the chats; says how many of those that are not shown are being answered. */
export function HistoryButton(props: {
  button: { current: HTMLButtonElement | null };
  running: number;
  isOpen: boolean;
  /** It is about to be pressed. */
  prepare: () => void;
  open: () => void;
}) {
  const label = words.openHistory(props.running);
  return (
    <button
      type="button"
      ref={props.button}
      class={props.running > 0 ? 'icon-button history-button is-running' : 'icon-button history-button'}
      title={label}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={props.isOpen}
      onPointerEnter={props.prepare}
      onFocus={props.prepare}
      onClick={props.open}
    >
      <Icon of={History} />
    </button>
  );
}
