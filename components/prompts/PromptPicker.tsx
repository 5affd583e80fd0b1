import type { Signal } from '@preact/signals';
import { filterPrompts, type Prompt } from '../../sidebar/prompts/list-prompts.ts';
import type { Prompts } from '../../sidebar/prompts/prompts.ts';
import { promptWords } from '../../words/spoken-later.ts';
import { MAX_SHOWN, type PickerOption, TypedPicker } from '../composer/TypedPicker.tsx';

/** The library of prompts, while a `/` is being typed in the question. */
export function PromptPicker(props: {
  prompts: Prompts;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
}) {
  const { library, use, isOpen } = props.prompts;
  const toOption = (prompt: Prompt): PickerOption => ({
    key: prompt.id,
    title: prompt.name || promptWords.untitled,
    hint: firstWords(prompt.text),
    choose: (take) => use.use(prompt, take()),
  });
  return (
    <TypedPicker
      mark="/"
      label={promptWords.title}
      none={promptWords.noMatch}
      field={props.field}
      text={props.text}
      list={(query) => {
        const found = filterPrompts(library.prompts.value, query).slice(0, MAX_SHOWN).map(toOption);
        const edit: PickerOption = {
          key: '/',
          title: promptWords.edit,
          hint: '',
          choose(take) {
            take();
            isOpen.value = true;
          },
        };
        // What matches nothing may be a path, and Enter then sends it.
        return query === '' ? [...found, edit] : found;
      }}
    />
  );
}

const HINT_CHARS = 120;

/** Of what it asks, what fits a line. */
export function firstWords(text: string): string {
  return text.slice(0, HINT_CHARS).replace(/\s+/g, ' ').trim().toWellFormed();
}
