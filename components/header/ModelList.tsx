import { useSignal } from '@preact/signals';
import { BookOpen, Check, Cloud } from 'lucide';
import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { useWindowedRows } from '../rows/use-windowed-rows.ts';
import { type ModelOption, moveInOptions } from './model-options.ts';

/** The listbox: arrows, Home, End and letters mark a line, Enter or a click picks it. */
export function ModelList(props: {
  options: readonly ModelOption[];
  chosen: string;
  pick: (option: ModelOption) => void;
  scroller: RefObject<HTMLElement | null>;
  /** Whether it takes the focus when it is shown; default: yes. */
  isFocused?: boolean;
}) {
  const { options, isFocused = true } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const active = useSignal(
    Math.max(
      0,
      options.findIndex((option) => option.name === props.chosen),
    ),
  );

  const keys = options.map(({ name }) => name);
  const marked = Math.min(active.value, options.length - 1);
  const kept = new Set([keys[marked] ?? '']);
  const { rows, after } = useWindowedRows({ keys, kept, scroller: props.scroller, list });

  useLayoutEffect(() => {
    if (isFocused) list.current?.focus();
  }, []);
  // The line that a key marked, or the chosen one at first, comes into view. One under the pointer is there.
  const wanted = useRef(true);
  useLayoutEffect(() => {
    if (wanted.current) document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: 'nearest' });
    wanted.current = false;
  });

  return (
    <div
      class="model-list"
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={words.model}
      aria-activedescendant={`${id}-${marked}`}
      style={{ paddingBlockEnd: `${after}px` }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const key = pressedKey(event);
        const option = options[marked];
        if ((key === 'Enter' || key === ' ') && option) {
          event.preventDefault();
          props.pick(option);
          return;
        }
        const next = moveInOptions(options, marked, key);
        if (next === null) return;
        event.preventDefault();
        wanted.current = true;
        active.value = next;
      }}
    >
      {rows.map(({ index, gap }) => (
        <ModelLine
          key={keys[index]}
          id={`${id}-${index}`}
          option={options[index] as ModelOption}
          place={{ index, count: options.length, gap }}
          isMarked={index === marked}
          isChosen={keys[index] === props.chosen}
          mark={() => {
            active.value = index;
          }}
          pick={props.pick}
        />
      ))}
    </div>
  );
}

function ModelLine(props: {
  id: string;
  option: ModelOption;
  place: { index: number; count: number; gap: number };
  isMarked: boolean;
  isChosen: boolean;
  mark: () => void;
  pick: (option: ModelOption) => void;
}) {
  const { option, place, isChosen } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
    <div
      id={props.id}
      class={props.isMarked ? 'model-option is-active' : 'model-option'}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-setsize={place.count}
      aria-posinset={place.index + 1}
      data-key={option.name}
      style={{ marginBlockStart: `${place.gap}px` }}
      onPointerMove={props.mark}
      onClick={() => props.pick(option)}
    >
      <span class="model-check">{isChosen && <Icon of={Check} />}</span>
      <span class="model-label">{option.label}</span>
      <span class="model-mark">
        {option.isRemote && <Icon of={Cloud} />}
        {option.isReader && <Icon of={BookOpen} />}
      </span>
      {option.hint !== '' && <span class="model-hint">{option.hint}</span>}
    </div>
  );
}
