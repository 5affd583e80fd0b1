import { Search } from 'lucide';
import type { RefObject } from 'preact';
import { Icon } from './Icon.tsx';
import { isStillComposed } from './pressed-key.ts';

/** The head of a drawer with a list: its title, for screen readers, and the field that searches the list. */
export function DrawerSearch(props: {
  title: string;
  label: string;
  field: RefObject<HTMLInputElement | null>;
  query: string;
  setQuery: (query: string, isComposing: boolean) => void;
}) {
  return (
    <>
      <h2 class="visually-hidden">{props.title}</h2>
      <div class="search">
        <Icon of={Search} />
        <input
          ref={props.field}
          class="search-field"
          dir="auto"
          type="search"
          aria-label={props.label}
          placeholder={props.label}
          autocomplete="off"
          spellcheck={false}
          value={props.query}
          onInput={(event) => props.setQuery(event.currentTarget.value, isStillComposed(event))}
        />
      </div>
    </>
  );
}
