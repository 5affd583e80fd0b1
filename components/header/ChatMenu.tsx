import { useSignal } from '@preact/signals';
import { EllipsisVertical, Search } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { loadWhole } from '../../sidebar/state/conversation/load-whole.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { chatMenuWords, findWords } from '../../words/spoken-later.ts';
import { type Anchor, findAnchor, findScrollTop } from '../conversation/reading-anchor.ts';
import type { CopyForm } from '../copy/copy-form.ts';
import { copyItems } from '../copy/copy-items.ts';
import { describeOutcome } from '../copy/describe-outcome.ts';
import { useCopying } from '../copy/use-copying.ts';
import { FindBar } from '../find/FindBar.tsx';
import { MenuButton } from '../menu/MenuButton.tsx';
import { pressedKey } from '../pressed-key.ts';

/** Where the reader was when they began to look for something. */
interface Origin {
  box: HTMLElement;
  focus: HTMLElement | null;
  place: Anchor | undefined;
}

/** What can be done with the conversation that is shown, and the bar that finds words in it. */
export function ChatMenu({ state }: { state: Pick<PanelState, 'conversation'> }) {
  const { conversation } = state;
  const search = useSignal<Origin | null>(null);
  const left = useRef<Pick<Origin, 'box' | 'place'> | null>(null);
  const id = conversation.id.value;
  const copying = useCopying();

  const copyWhole = async (form: CopyForm) => {
    const [{ copiedConversation }, isWhole] = await Promise.all([import('../copy/copied.ts'), loadWhole(conversation)]);
    // Half of a chat that says that it is all of it is worse than none.
    if (!isWhole) throw new Error('Earlier turns can’t be had.');
    return copiedConversation(conversation.turns.peek(), form);
  };

  const find = () => {
    const field = document.querySelector<HTMLInputElement>('.find-field');
    field?.focus();
    if (field) return field.select();
    const box = document.querySelector<HTMLElement>('.conversation-scroll');
    const { activeElement: focus } = document;
    if (box) search.value = { box, focus: focus instanceof HTMLElement ? focus : null, place: findAnchor(box) };
  };
  const leave = (isBack: boolean) => {
    const origin = search.peek();
    search.value = null;
    if (!origin) return;
    const { box, focus, place } = origin;
    if (!isBack) return box.focus();
    (focus?.isConnected && focus !== document.body ? focus : box).focus({ preventScroll: true });
    left.current = { box, place };
  };
  // Once the bar is gone, with the room that it took.
  useLayoutEffect(() => {
    const { current } = left;
    left.current = null;
    const top = current?.place && findScrollTop(current.box, current.place);
    if (top !== undefined) current?.box.scrollTo({ top });
  }, [search.value]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, shiftKey, altKey } = event;
      const isFind = (ctrlKey || metaKey) && !shiftKey && !altKey && pressedKey(event).toLowerCase() === 'f';
      if (!isFind || document.querySelector('dialog[open]')) return;
      // Pressed once more it is the browser's own search.
      if (document.activeElement?.matches('.find-field')) return;
      event.preventDefault();
      find();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  // Another conversation is another search.
  useEffect(
    () => () => {
      search.value = null;
    },
    [id],
  );

  return (
    <>
      <MenuButton
        class="chat-menu-button"
        label={chatMenuWords.menu}
        icon={EllipsisVertical}
        outcome={describeOutcome(copying)}
        items={() => [
          { label: findWords.find, keys: 'Ctrl+F', icon: Search, act: find },
          ...copyItems('chat', (form) => void copying.copy(copyWhole(form))),
        ]}
      />
      {search.value && <FindBar key={id} conversation={conversation} box={search.value.box} close={leave} />}
    </>
  );
}
