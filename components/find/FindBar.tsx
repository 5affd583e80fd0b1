import '../styles/find.css';
import { useSignal } from '@preact/signals';
import { ChevronDown, ChevronUp, X } from 'lucide';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import { loadWhole } from '../../sidebar/state/conversation/load-whole.ts';
import { words } from '../../words/spoken.ts';
import { findWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { findInBox } from './find-in-box.ts';
import { isFinding } from './is-finding.ts';
import { MOST_MATCHES } from './searched-text.ts';

/**
 * Looks for words in the whole conversation, also in what the companion has not sent yet. `close`: `isBack` when the
 * reader wants to be where they were before.
 */
export function FindBar(props: {
  conversation: Pick<ConversationState, 'id' | 'earlier' | 'loadEarlier'>;
  box: HTMLElement;
  close: (isBack: boolean) => void;
}) {
  const { conversation, box, close } = props;
  const field = useRef<HTMLInputElement>(null);
  const query = useSignal('');
  const find = useMemo(() => findInBox(box), [box]);
  const id = conversation.id.value;
  const isSought = query.value.trim() !== '';

  useLayoutEffect(() => {
    field.current?.focus();
    isFinding.value = true;
    return () => {
      isFinding.value = false;
      find.dispose();
    };
  }, [find]);

  useEffect(() => {
    if (!isSought) return;
    const abort = new AbortController();
    void loadWhole(conversation, abort.signal);
    return () => abort.abort();
  }, [isSought, id]);

  const onKeyDown = (event: KeyboardEvent) => {
    const key = pressedKey(event);
    const isAgain = key === 'F3' || ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'g');
    if (key === 'Escape') {
      // Not the answer's: the bar is what is open.
      event.stopPropagation();
      close(true);
    } else if (isAgain || (key === 'Enter' && event.target === field.current)) find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };

  return (
    <search class="find-bar" aria-label={findWords.find} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        class="find-field"
        aria-label={findWords.find}
        placeholder={findWords.find}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          find.search(query.peek());
        }}
      />
      <span class="find-count" role="status">
        {isSought && describeFound(find.count.value, find.index.value, conversation.earlier.value)}
      </span>
      <button type="button" class="icon-button" title={findWords.previous} onClick={() => find.step(-1)}>
        <Icon of={ChevronUp} />
      </button>
      <button type="button" class="icon-button" title={findWords.next} onClick={() => find.step(1)}>
        <Icon of={ChevronDown} />
      </button>
      <button type="button" class="icon-button" title={words.close} onClick={() => close(false)}>
        <Icon of={X} />
      </button>
    </search>
  );
}

function describeFound(count: number, index: number, earlier: ConversationState['earlier']['value']): string {
  const isWhole = earlier === 'none' || earlier === 'failed';
  if (count === 0 && !isWhole) return findWords.searching;
  if (earlier === 'failed') return findWords.withoutEarlier(index + 1, count);
  return count === MOST_MATCHES ? findWords.ofMany(index + 1, count) : findWords.of(index + 1, count);
}
