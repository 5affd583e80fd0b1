import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NamedCount } from '../../protocol/chat-changes.ts';
import type { ChatFilter } from '../../protocol/chat-filter.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { startOf } from '../../sidebar/state/history/typed-filters.ts';
import { historyWords } from '../../words/spoken-later.ts';

/** What the chats can be filtered by, to choose from. */
export function FilterPanel({ history, id }: { history: HistoryState; id: string }) {
  const panel = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    history.loadNames();
    panel.current?.querySelector('select')?.focus();
  }, [history]);
  const filter = history.filter.value;
  const { tags = [], models = [], sites = [] } = history.names.value ?? {};
  const set = (name: keyof ChatFilter, value: ChatFilter[typeof name] | undefined) => {
    const { [name]: _, ...rest } = history.filter.peek();
    history.filter.value = value === undefined ? rest : { ...rest, [name]: value };
  };
  return (
    <fieldset class="filter-panel" id={id} ref={panel} aria-label={historyWords.filters}>
      <Choice
        label={historyWords.filterTag}
        names={tags}
        value={filter.tags?.[0]}
        choose={(tag) => set('tags', tag === undefined ? undefined : [tag])}
      />
      <Choice
        label={historyWords.filterModel}
        names={models}
        value={filter.model}
        choose={(model) => set('model', model)}
      />
      <Choice label={historyWords.filterSite} names={sites} value={filter.site} choose={(site) => set('site', site)} />
      <Day label={historyWords.filterSince} value={filter.since} choose={(day) => set('since', day)} />
      <Day label={historyWords.filterUntil} value={filter.until} choose={(day) => set('until', day)} />
      <label class="filter-check">
        <input
          type="checkbox"
          checked={filter.archived === true}
          onChange={({ currentTarget }) => set('archived', currentTarget.checked ? true : undefined)}
        />
        {historyWords.onlyArchived}
      </label>
      <p class="filter-hint">{historyWords.typedFilters}</p>
    </fieldset>
  );
}

function Choice(props: {
  label: string;
  names: readonly NamedCount[];
  value: string | undefined;
  choose: (name: string | undefined) => void;
}) {
  const { names, value } = props;
  // What was typed may be a part of a name, or one beyond the most frequent.
  const isListed = value === undefined || names.some(({ name }) => name === value);
  return (
    <label class="filter-field">
      <span>{props.label}</span>
      <select value={value ?? ''} onChange={({ currentTarget }) => props.choose(currentTarget.value || undefined)}>
        <option value="">{historyWords.any}</option>
        {!isListed && <option value={value}>{value}</option>}
        {names.map(({ name, chats }) => (
          <option key={name} value={name}>
            {historyWords.named(name, chats)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day(props: { label: string; value: number | undefined; choose: (day: number | undefined) => void }) {
  return (
    <label class="filter-field">
      <span>{props.label}</span>
      <input
        type="date"
        value={toDay(props.value)}
        onChange={({ currentTarget }) => props.choose(startOf(currentTarget.value))}
      />
    </label>
  );
}

/** As a field of dates has it, here. */
function toDay(at: number | undefined): string {
  if (at === undefined) return '';
  const date = new Date(at);
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(date.getFullYear()).padStart(4, '0'), ...parts].join('-');
}
