import { History } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { PageChats } from '../../sidebar/state/history/page-chats.ts';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';

/** A quiet line where there are kept chats about the page beside the panel; nothing where there are none. */
export function PageChatsLine(props: { pageChats: LazyPart<PageChats>; show: (page: string) => void }) {
  useEffect(() => void props.pageChats.load(), [props.pageChats]);
  const found = props.pageChats.loaded.value?.found.value;
  if (!found) return null;
  return (
    <button type="button" class="page-chats" onClick={() => props.show(found.page)}>
      <Icon of={History} />
      {historyWords.aboutPage(found.chats)}
    </button>
  );
}
