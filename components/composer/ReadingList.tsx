import { X } from 'lucide';
import type { ReadingSource } from '../../sidebar/sources/sources-state.ts';
import { sourceWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';

/** What is being read to go along, how far it is, and a way to give it up. */
export function ReadingList({ reading }: { reading: readonly ReadingSource[] }) {
  if (reading.length === 0) return null;
  return (
    <ul class="reading-list">
      {reading.map((each, index) => (
        <ReadingLine key={index} reading={each} />
      ))}
    </ul>
  );
}

function ReadingLine({ reading: { name, progress, cancel } }: { reading: ReadingSource }) {
  const at = progress.value;
  return (
    <li class="reading-line">
      <p role="status">{at ? sourceWords.readingPart(name, at.done, at.total) : sourceWords.reading(name)}</p>
      <button type="button" class="icon-button" title={sourceWords.stopReading(name)} onClick={cancel}>
        <Icon of={X} />
      </button>
    </li>
  );
}
