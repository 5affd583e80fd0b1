import type { TuningField } from '../../sidebar/tuning/tuning.ts';
import { tuningWords } from '../../words/spoken-later.ts';

/** The levels of thinking that the model has, after what holds while none is set. */
export function ThinkingOptions({ field }: { field: TuningField }) {
  return (
    <>
      <option value="">{describePlaceholder(choiceWords(field.placeholder))}</option>
      {field.choices.map((choice) => (
        <option key={choice} value={choice}>
          {choiceWords(choice)}
        </option>
      ))}
    </>
  );
}

/** What is said in place of a value that is not set. */
export function describePlaceholder(value: string): string {
  return value === '' ? tuningWords.byItself : tuningWords.usually(value);
}

function choiceWords(choice: string): string {
  return tuningWords.thinking[choice] ?? choice;
}
