import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { againWords } from '../../words/spoken-later.ts';
import { ModelList } from '../header/ModelList.tsx';
import type { ModelOption } from '../header/model-options.ts';
import { pressedKey } from '../pressed-key.ts';

/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 7;

/** The models to choose from, with a field that narrows them down where there are many. */
export function SearchedModels(props: {
  options: readonly ModelOption[];
  chosen: string;
  pick: (option: ModelOption) => void;
}) {
  const { options, chosen, pick } = props;
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const query = useSignal('');
  const isLong = options.length >= WORTH_SEARCHING;
  const words = query.value.toLocaleLowerCase().split(/\s+/);
  const found = options.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)));
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <>
      {isLong && (
        <input
          ref={field}
          type="text"
          class="model-search"
          placeholder={againWords.search}
          aria-label={againWords.search}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            const key = pressedKey(event);
            const [first] = found;
            if (key === 'ArrowDown') box.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
            else if (key === 'Enter' && first) pick(first);
            else return;
            event.preventDefault();
          }}
        />
      )}
      <div class="model-choices" ref={box}>
        {found.length === 0 ? (
          <p class="model-choices-none" role="status">
            {againWords.noneFound}
          </p>
        ) : (
          <ModelList key={query.value} options={found} chosen={chosen} pick={pick} scroller={box} isFocused={!isLong} />
        )}
      </div>
    </>
  );
}
