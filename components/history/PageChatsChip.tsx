import { History } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { PageChats } from '../../sidebar/state/history/page-chats.ts';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';

/** Among the filters: how many of the chats are about the page beside the panel, and the way to these alone. */
export function PageChatsChip(props: {
  pageChats: LazyPart<PageChats>;
  /** The page that the chats are filtered by already. */
  filtered: string | undefined;
  show: (page: string) => void;
}) {
  useEffect(() => void props.pageChats.load(), [props.pageChats]);
  const found = props.pageChats.loaded.value?.found.value;
  if (!found || found.page === props.filtered) return null;
  return (
    <button type="button" class="filter-chip is-offered" onClick={() => props.show(found.page)}>
      <Icon of={History} />
      <span>{historyWords.aboutPage(found.chats)}</span>
    </button>
  );
}
