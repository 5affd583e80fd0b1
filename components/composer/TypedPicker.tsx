import { type Signal, useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { pressedKey } from '../pressed-key.ts';
import { findMention, type Typed } from './mention.ts';

/** Entries of its kind that a list shows. More would be no list to look through: typing finds the others. */
export const MAX_SHOWN = 50;

export interface PickerOption {
  key: string | number;
  title: string;
  hint: string;
  isDisabled?: boolean;
  /**
   * First thing in the handler of a click or a key. `take` takes out what was typed for it, closes the list and says where
   * that stood; without it the list stays open, also while the browser has the keyboard to ask for what a promise waits for.
   */
  choose(take: () => number): Promise<void> | void;
}

/** A list over the composer while a mark and what follows it are being typed: arrows mark an entry, Enter or a click takes it. */
export function TypedPicker(props: {
  mark: '@' | '/';
  label: string;
  /** Said when nothing matches. */
  none: string;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
  /** What matches; null: not known yet. */
  list: (query: string) => readonly PickerOption[] | null;
  onOpen?: () => void;
  onClose?: () => void;
}) {
  const id = useId();
  const typed = useSignal<Typed | null>(null);
  const active = useSignal(0);
  const isAsking = useRef(false);
  const options = typed.value && props.list(typed.value.query);
  const count = options?.length ?? 0;

  const close = () => {
    if (typed.peek() === null) return;
    typed.value = null;
    props.onClose?.();
  };
  const choose = (option: PickerOption | undefined) => {
    const at = typed.peek();
    if (!option || option.isDisabled || !at) return;
    const asked = option.choose(() => {
      const { value } = props.text;
      props.text.value = value.slice(0, at.start) + value.slice(at.start + 1 + at.query.length);
      close();
      props.field.current?.focus();
      return at.start;
    });
    if (!asked) return;
    isAsking.current = true;
    void asked.finally(() => {
      isAsking.current = false;
    });
  };

  useLayoutEffect(() => {
    const field = props.field.current;
    if (!field) return;
    const listening = new AbortController();
    const { signal } = listening;
    const follow = () => {
      const next = findMention(field.value.slice(0, field.selectionStart), props.mark);
      if (!next) return close();
      if (next.query !== typed.peek()?.query) active.value = 0;
      const isNew = typed.peek() === null;
      typed.value = next;
      if (isNew) props.onOpen?.();
    };
    field.addEventListener('input', follow, { signal });
    // The list is loaded after the field: what was typed by then is looked at now.
    if (field.ownerDocument.activeElement === field) follow();
    field.addEventListener('click', () => typed.peek() && follow(), { signal });
    field.addEventListener(
      'blur',
      (event) => {
        const next = event.relatedTarget;
        if (!isAsking.current && !(next instanceof Element && next.closest('.tab-picker'))) close();
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  // Before the field's own keys, which would send the question.
  useLayoutEffect(() => {
    const field = props.field.current;
    if (!field || !options) return;
    field.setAttribute('aria-controls', id);
    field.setAttribute('aria-autocomplete', 'list');
    if (count > 0) field.setAttribute('aria-activedescendant', `${id}-${active.value}`);
    const onKey = (event: KeyboardEvent) => {
      const key = pressedKey(event);
      if (!['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(key) || event.shiftKey) return;
      if (key !== 'Escape' && count === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (key === 'Escape') close();
      else if (key === 'ArrowDown') active.value = Math.min(active.peek() + 1, count - 1);
      else if (key === 'ArrowUp') active.value = Math.max(active.peek() - 1, 0);
      else choose(options[active.peek()]);
    };
    field.addEventListener('keydown', onKey, { capture: true });
    return () => {
      field.removeEventListener('keydown', onKey, { capture: true });
      for (const name of ['aria-controls', 'aria-autocomplete', 'aria-activedescendant']) field.removeAttribute(name);
    };
  });

  if (!options) return null;
  return (
    <div class="tab-picker">
      <div class="tab-list" id={id} role="listbox" aria-label={props.label}>
        {options.map((option, index) => (
          <Option
            key={option.key}
            id={`${id}-${index}`}
            isActive={index === active.value}
            option={option}
            choose={() => choose(option)}
          />
        ))}
      </div>
      {count === 0 && (
        <p class="tab-none" role="status">
          {props.none}
        </p>
      )}
    </div>
  );
}

function Option(props: { id: string; isActive: boolean; option: PickerOption; choose: () => void }) {
  const { title, hint, isDisabled = false } = props.option;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={props.id}
      class={props.isActive ? 'tab-option is-active' : 'tab-option'}
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      aria-disabled={isDisabled}
      // The field keeps the keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.choose}
      ref={(element) => {
        if (props.isActive) element?.scrollIntoView?.({ block: 'nearest' });
      }}
    >
      <span class="tab-title" dir="auto">
        {title}
      </span>
      <span class="tab-hint">{hint}</span>
    </div>
  );
}
