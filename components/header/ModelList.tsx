import { useSignal } from '@preact/signals';
import { BookOpen, Check, Cloud } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { type ModelOption, moveInOptions } from './model-options.ts';

/** The listbox: arrows, Home, End and letters mark a line, Enter or a click picks it. */
export function ModelList(props: {
  options: readonly ModelOption[];
  chosen: string;
  pick: (option: ModelOption) => void;
}) {
  const { options } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const active = useSignal(
    Math.max(
      0,
      options.findIndex((option) => option.name === props.chosen),
    ),
  );

  useLayoutEffect(() => list.current?.focus(), []);
  const mark = (index: number) => {
    active.value = index;
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div
      class="model-list"
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={words.model}
      aria-activedescendant={`${id}-${active.value}`}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const key = pressedKey(event);
        const option = options[active.value];
        if ((key === 'Enter' || key === ' ') && option) {
          event.preventDefault();
          props.pick(option);
          return;
        }
        const next = moveInOptions(options, active.value, key);
        if (next === null) return;
        event.preventDefault();
        mark(next);
      }}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
        <div
          key={option.name}
          id={`${id}-${index}`}
          class={index === active.value ? 'model-option is-active' : 'model-option'}
          role="option"
          tabIndex={-1}
          aria-selected={option.name === props.chosen}
          onPointerMove={() => {
            active.value = index;
          }}
          onClick={() => props.pick(option)}
        >
          <span class="model-check">{option.name === props.chosen && <Icon of={Check} />}</span>
          <span class="model-label">{option.label}</span>
          <span class="model-mark">
            {option.isRemote && <Icon of={Cloud} />}
            {option.isReader && <Icon of={BookOpen} />}
          </span>
          {option.hint !== '' && <span class="model-hint">{option.hint}</span>}
        </div>
      ))}
    </div>
  );
}
