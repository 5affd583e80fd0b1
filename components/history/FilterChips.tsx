import { X } from 'lucide';
import type { ChatFilter } from '../../protocol/chat-filter.ts';
import { shortDate } from '../../words/describe-date.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';

interface Chip {
  label: string;
  /** The filter without it. */
  rest: ChatFilter;
}

/** What the chats are filtered by, each to be taken away. */
export function FilterChips(props: { filter: ChatFilter; set: (filter: ChatFilter) => void }) {
  const chips = toChips(props.filter);
  if (chips.length === 0) return null;
  return (
    <ul class="filter-chips" aria-label={historyWords.filters}>
      {chips.map(({ label, rest }) => (
        <li key={label}>
          <button
            type="button"
            class="filter-chip"
            aria-label={historyWords.removeFilter(label)}
            onClick={() => props.set(rest)}
          >
            <span dir="auto">{label}</span>
            <Icon of={X} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** In the order in which they are shown: the last one is what Backspace takes away. */
export function toChips(filter: ChatFilter): Chip[] {
  const { archived, tags = [], model, site, page, since, until } = filter;
  const now = new Date();
  const without = (name: keyof ChatFilter) => {
    const { [name]: _, ...rest } = filter;
    return rest;
  };
  const chips: (Chip | undefined)[] = [
    page === undefined ? undefined : { label: historyWords.chipPage, rest: without('page') },
    ...tags.map((tag) => {
      const others = tags.filter((each) => each !== tag);
      return {
        label: historyWords.chipTag(tag),
        rest: others.length > 0 ? { ...filter, tags: others } : without('tags'),
      };
    }),
    model === undefined ? undefined : { label: historyWords.chipModel(model), rest: without('model') },
    site === undefined ? undefined : { label: historyWords.chipSite(site), rest: without('site') },
    since === undefined ? undefined : { label: historyWords.chipSince(shortDate(since, now)), rest: without('since') },
    until === undefined ? undefined : { label: historyWords.chipUntil(shortDate(until, now)), rest: without('until') },
    archived === undefined ? undefined : { label: historyWords.archived, rest: without('archived') },
  ];
  return chips.filter((chip) => chip !== undefined);
}
