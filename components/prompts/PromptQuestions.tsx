import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { PromptUse } from '../../sidebar/prompts/prompt-use.ts';
import { promptWords } from '../../words/spoken-later.ts';
import { pressedKey } from '../pressed-key.ts';

/** What a prompt asks of the person before it is sent. It stands in the composer's form, so it is none of its own. */
export function PromptQuestions({ use }: { use: PromptUse }) {
  const asking = use.asking.value;
  return (
    asking && <Questions key={asking.prompt.id} name={asking.prompt.name} questions={asking.questions} use={use} />
  );
}

function Questions({ name, questions, use }: { name: string; questions: readonly string[]; use: PromptUse }) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const answers = useSignal<readonly string[]>(questions.map(() => ''));
  useLayoutEffect(() => first.current?.focus(), []);
  const answer = () =>
    void use.answer(new Map(questions.map((question, index) => [question, answers.value[index] ?? ''])));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's frame and legend can't be laid out like this
    <div
      class="prompt-questions"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        const key = pressedKey(event);
        if (key === 'Escape') use.cancel();
        else if (key === 'Enter' && event.target instanceof HTMLInputElement) answer();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <p class="prompt-questions-name" id={id} dir="auto">
        {name}
      </p>
      {questions.map((question, index) => (
        <label key={question} class="prompt-question">
          <span dir="auto">{question || promptWords.blankQuestion}</span>
          <input
            ref={index === 0 ? first : null}
            class="field-input"
            dir="auto"
            placeholder=" "
            autocomplete="off"
            value={answers.value[index]}
            onInput={({ currentTarget }) => {
              answers.value = answers.value.with(index, currentTarget.value);
            }}
          />
        </label>
      ))}
      <div class="notice-actions">
        <button type="button" class="button" onClick={answer}>
          {promptWords.ask}
        </button>
        <button type="button" class="text-button" onClick={use.cancel}>
          {promptWords.cancel}
        </button>
      </div>
    </div>
  );
}
