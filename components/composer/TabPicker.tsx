import { type Signal, useSignal } from '@preact/signals';
import { useId, useLayoutEffect } from 'preact/hooks';
import type { OpenTab, OpenTabs } from '../../sidebar/sources/open-tabs.ts';
import { sourceWords } from '../../words/spoken.ts';
import { pressedKey } from '../pressed-key.ts';
import { filterTabs, findMention } from './mention.ts';

/** More would be no list to look through: typing finds the others. */
const MAX_SHOWN = 50;

/** The tabs that are open, while an `@` is being typed in the question: arrows mark one, Enter or a click attaches it. */
export function TabPicker(props: {
  tabs: OpenTabs;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
  pick: (tab: OpenTab) => void;
}) {
  const id = useId();
  const mention = useSignal<{ start: number; query: string } | null>(null);
  const found = useSignal<{ tabs: readonly OpenTab[]; isAllowed: boolean } | null>(null);
  const active = useSignal(0);

  const isOpen = mention.value !== null && found.value !== null;
  const tabs =
    found.value && mention.value ? filterTabs(found.value.tabs, mention.value.query).slice(0, MAX_SHOWN) : [];
  const mayAsk = found.value !== null && !found.value.isAllowed;
  const count = tabs.length + (mayAsk ? 1 : 0);

  const close = () => {
    mention.value = null;
    found.value = null;
  };
  const look = async () => {
    const listed = await props.tabs.list();
    if (mention.peek()) found.value = listed;
  };
  const choose = (index: number) => {
    const tab = tabs[index];
    if (index === tabs.length && mayAsk) {
      // First thing in the handler: any wait before it costs the key or click its power to ask.
      void props.tabs.allow().then(look);
      return;
    }
    const at = mention.peek();
    if (!tab || tab.isAsleep || !at) return;
    const { value } = props.text;
    const caret = at.start + 1 + at.query.length;
    props.text.value = value.slice(0, at.start) + value.slice(caret);
    props.pick(tab);
    close();
    props.field.current?.focus();
  };

  useLayoutEffect(() => {
    const field = props.field.current;
    if (!field) return;
    const listening = new AbortController();
    const { signal } = listening;
    const follow = () => {
      const next = findMention(field.value.slice(0, field.selectionStart));
      if (!next) return close();
      if (next.query !== mention.peek()?.query) active.value = 0;
      const isNew = mention.peek() === null;
      mention.value = next;
      if (isNew) void look();
    };
    field.addEventListener('input', follow, { signal });
    field.addEventListener('click', () => mention.peek() && follow(), { signal });
    field.addEventListener(
      'blur',
      (event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Element && next.closest('.tab-picker'))) close();
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  // Before the field's own keys, which would send the question.
  useLayoutEffect(() => {
    const field = props.field.current;
    if (!field || !isOpen) return;
    field.setAttribute('aria-controls', id);
    field.setAttribute('aria-autocomplete', 'list');
    if (count > 0) field.setAttribute('aria-activedescendant', `${id}-${active.value}`);
    const onKey = (event: KeyboardEvent) => {
      const key = pressedKey(event);
      if (!['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(key) || event.shiftKey) return;
      if (key === 'Tab' && count === 0) return;
      if (key === 'Enter' && count === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (key === 'Escape') close();
      else if (key === 'ArrowDown') active.value = Math.min(active.peek() + 1, count - 1);
      else if (key === 'ArrowUp') active.value = Math.max(active.peek() - 1, 0);
      else choose(active.peek());
    };
    field.addEventListener('keydown', onKey, { capture: true });
    return () => {
      field.removeEventListener('keydown', onKey, { capture: true });
      for (const name of ['aria-controls', 'aria-autocomplete', 'aria-activedescendant']) field.removeAttribute(name);
    };
  });

  if (!isOpen) return null;
  return (
    <div class="tab-picker">
      <div class="tab-list" id={id} role="listbox" aria-label={sourceWords.openTabs}>
        {tabs.map((tab, index) => (
          <TabOption
            key={tab.id}
            id={`${id}-${index}`}
            isActive={index === active.value}
            isDisabled={tab.isAsleep}
            title={tab.title}
            hint={tab.isAsleep ? sourceWords.tabAsleep : hostOf(tab.url)}
            choose={() => choose(index)}
          />
        ))}
        {mayAsk && (
          <TabOption
            key="allow"
            id={`${id}-${tabs.length}`}
            isActive={tabs.length === active.value}
            isDisabled={false}
            title={sourceWords.allowTabs}
            hint={sourceWords.allowTabsHint}
            choose={() => choose(tabs.length)}
          />
        )}
      </div>
      {count === 0 && (
        <p class="tab-none" role="status">
          {sourceWords.noTab}
        </p>
      )}
    </div>
  );
}

function TabOption(props: {
  id: string;
  isActive: boolean;
  isDisabled: boolean;
  title: string;
  hint: string;
  choose: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={props.id}
      class={props.isActive ? 'tab-option is-active' : 'tab-option'}
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      aria-disabled={props.isDisabled}
      // The field keeps the keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.choose}
      ref={(element) => {
        if (props.isActive) element?.scrollIntoView?.({ block: 'nearest' });
      }}
    >
      <span class="tab-title" dir="auto">
        {props.title}
      </span>
      <span class="tab-hint">{props.hint}</span>
    </div>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
