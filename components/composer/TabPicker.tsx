import { type Signal, useSignal } from '@preact/signals';
import type { OpenTab, OpenTabs } from '../../sidebar/sources/open-tabs.ts';
import { selectionButtonWords, sourceWords } from '../../words/spoken-later.ts';
import { filterTabs } from './mention.ts';
import { MAX_SHOWN, type PickerOption, TypedPicker } from './TypedPicker.tsx';

/** The tabs that are open, while an `@` is being typed in the question. */
export function TabPicker(props: {
  tabs: OpenTabs;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
  pick: (tab: OpenTab) => void;
}) {
  const found = useSignal<{ tabs: readonly OpenTab[]; isAllowed: boolean } | null>(null);
  const isOpen = useSignal(false);
  const isRefused = useSignal(false);
  const look = async () => {
    const listed = await props.tabs.list();
    if (isOpen.peek()) found.value = listed;
  };
  const toOption = (tab: OpenTab): PickerOption => ({
    key: tab.id,
    title: tab.title,
    hint: tab.isAsleep ? sourceWords.tabAsleep : hostOf(tab.url),
    isDisabled: tab.isAsleep,
    choose(take) {
      take();
      props.pick(tab);
    },
  });
  return (
    <TypedPicker
      mark="@"
      label={sourceWords.openTabs}
      none={sourceWords.noTab}
      field={props.field}
      text={props.text}
      list={(query) => {
        if (!found.value) return null;
        const tabs = filterTabs(found.value.tabs, query).slice(0, MAX_SHOWN).map(toOption);
        const allow: PickerOption = {
          key: 'allow',
          title: sourceWords.allowTabs,
          hint: isRefused.value ? selectionButtonWords.problems.refused : sourceWords.allowTabsHint,
          async choose() {
            // Any wait before it costs the key or click its power to ask.
            isRefused.value = !(await props.tabs.allow());
            await look();
          },
        };
        return found.value.isAllowed ? tabs : [...tabs, allow];
      }}
      onOpen={() => {
        isOpen.value = true;
        isRefused.value = false;
        void look();
      }}
      onClose={() => {
        isOpen.value = false;
        found.value = null;
      }}
    />
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
