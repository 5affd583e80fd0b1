import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../../protocol/limits.ts';
import type { Prompt } from '../../sidebar/prompts/list-prompts.ts';
import { PLACEHOLDERS, parsePrompt } from '../../sidebar/prompts/placeholders.ts';
import type { PromptDraft } from '../../sidebar/prompts/prompt-draft.ts';
import { cleanName } from '../../sidebar/prompts/prompt-file.ts';
import { promptWords } from '../../words/spoken-later.ts';

/** The words of one prompt, with what may stand in them. */
export function PromptEditor(props: {
  /** Null: a new one. */
  prompt: Prompt | null;
  draft: PromptDraft;
  save: (words: { name: string; text: string }, isPinned: boolean) => void;
  remove: () => void;
  reset: () => void;
  cancel: () => void;
}) {
  const { prompt } = props;
  const { name, text, isPinned } = props.draft;
  const id = useId();
  const isTried = useSignal(false);
  const nameField = useRef<HTMLInputElement>(null);
  const textField = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => nameField.current?.focus(), []);

  const insert = (placeholder: string) => {
    const field = textField.current;
    if (!field) return;
    field.setRangeText(placeholder, field.selectionStart, field.selectionEnd, 'end');
    text.value = field.value;
    field.focus();
  };
  const nameProblem = cleanName(name.value) === '' ? promptWords.needsName : '';
  const textProblem = describeTextProblem(text.value);
  const unknown = parsePrompt(text.value.slice(0, LIMITS.promptChars)).find(({ kind }) => kind === 'unknown')?.raw;
  const textNote = (isTried.value && textProblem) || (unknown && promptWords.notes.unknown(unknown));
  return (
    <form
      class="prompt-editor"
      onSubmit={(event) => {
        event.preventDefault();
        isTried.value = true;
        if (nameProblem !== '') nameField.current?.focus();
        else if (textProblem !== '') textField.current?.focus();
        else props.save({ name: cleanName(name.value), text: text.value }, isPinned.value);
      }}
    >
      <div class="field">
        <label for={`${id}-name`}>{promptWords.name}</label>
        <input
          id={`${id}-name`}
          ref={nameField}
          class="field-input"
          dir="auto"
          placeholder=" "
          autocomplete="off"
          maxLength={LIMITS.promptNameChars}
          value={name.value}
          aria-invalid={isTried.value && nameProblem !== ''}
          aria-describedby={`${id}-name-note`}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
        <p class="field-problem" id={`${id}-name-note`}>
          {isTried.value && nameProblem}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-text`}>{promptWords.text}</label>
        <textarea
          id={`${id}-text`}
          ref={textField}
          class="field-input"
          dir="auto"
          placeholder=" "
          rows={8}
          value={text.value}
          aria-invalid={isTried.value && textProblem !== ''}
          aria-describedby={`${id}-text-note`}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <p class={isTried.value && textProblem ? 'field-problem' : 'field-note'} id={`${id}-text-note`} dir="auto">
          {textNote}
        </p>
      </div>
      <fieldset class="prompt-placeholders">
        <legend>{promptWords.placeholders}</legend>
        {[...PLACEHOLDERS, 'ask' as const].map((kind) => (
          <button
            key={kind}
            type="button"
            class="prompt-placeholder"
            title={promptWords.placeholderHints[kind]}
            onClick={() => insert(`{{${kind === 'ask' ? `ask:${promptWords.askExample}` : kind}}}`)}
          >
            <code dir="ltr">{`{{${kind}}}`}</code>
            <span>{promptWords.placeholderHints[kind]}</span>
          </button>
        ))}
      </fieldset>
      <label class="prompt-pin">
        <input
          type="checkbox"
          checked={isPinned.value}
          onChange={(event) => {
            isPinned.value = event.currentTarget.checked;
          }}
        />
        <span>{promptWords.pin}</span>
      </label>
      <div class="notice-actions">
        <button type="submit" class="button">
          {promptWords.save}
        </button>
        <button type="button" class="text-button" onClick={props.cancel}>
          {promptWords.cancel}
        </button>
        {prompt?.isChanged && (
          <button type="button" class="text-button" onClick={props.reset}>
            {promptWords.reset}
          </button>
        )}
        {prompt && (
          <button type="button" class="text-button" onClick={props.remove}>
            {promptWords.remove}
          </button>
        )}
      </div>
    </form>
  );
}

function describeTextProblem(text: string): string {
  if (text.trim() === '') return promptWords.needsText;
  return text.length > LIMITS.promptChars ? promptWords.textTooLong(text.length, LIMITS.promptChars) : '';
}
