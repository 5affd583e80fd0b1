import { type Signal, useSignalEffect } from '@preact/signals';
import { X } from 'lucide';
import type { PromptNote } from '../../sidebar/prompts/prompt-values.ts';
import type { Prompts } from '../../sidebar/prompts/prompts.ts';
import { words } from '../../words/spoken.ts';
import { promptWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import '../styles/prompts.css';
import { PromptPicker } from './PromptPicker.tsx';
import { PromptQuestions } from './PromptQuestions.tsx';

/** What prompts are chosen and filled in with, over the question. */
export function PromptTools(props: {
  prompts: Prompts;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
}) {
  const { use } = props.prompts;
  const notes = use.notes.value;
  // Once the question is gone nothing is said of it any more.
  useSignalEffect(() => {
    if (props.text.value === '') use.dismissNotes();
  });
  return (
    <>
      <PromptPicker {...props} />
      <PromptQuestions use={use} />
      {notes.length > 0 && (
        <div class="reading-line source-refusal" role="status">
          <p>{notes.map(describeNote).join(' ')}</p>
          <button type="button" class="icon-button" title={words.close} onClick={use.dismissNotes}>
            <Icon of={X} />
          </button>
        </div>
      )}
    </>
  );
}

function describeNote(note: PromptNote): string {
  return note.code === 'unknown' ? promptWords.notes.unknown(note.name) : promptWords.notes[note.code];
}
