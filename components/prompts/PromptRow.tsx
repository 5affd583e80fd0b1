import { GripVertical, Pin } from 'lucide';
import type { Prompt } from '../../sidebar/prompts/list-prompts.ts';
import { promptWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { firstWords } from './PromptPicker.tsx';

/** One prompt of the library: its handle moves it, a click on its name edits it. */
export function PromptRow(props: {
  prompt: Prompt;
  /** It can be moved and changed now. */
  canMove: boolean;
  edit: () => void;
  /** By so many places. */
  move: (by: number) => void;
  dragged: () => void;
  /** What is dragged is over it, or dropped on it. */
  over: (event: DragEvent) => void;
  dropped: () => void;
}) {
  const { prompt } = props;
  const name = prompt.name || promptWords.untitled;
  return (
    <li
      class="prompt-row"
      onDragOver={props.over}
      onDrop={(event) => {
        event.preventDefault();
        props.dropped();
      }}
    >
      {props.canMove && (
        <button
          type="button"
          class="icon-button prompt-handle"
          aria-label={promptWords.move(name)}
          title={promptWords.move(name)}
          data-prompt={prompt.id}
          draggable
          onDragStart={props.dragged}
          onKeyDown={(event) => {
            const key = pressedKey(event);
            if (key !== 'ArrowUp' && key !== 'ArrowDown') return;
            event.preventDefault();
            props.move(key === 'ArrowUp' ? -1 : 1);
          }}
        >
          <Icon of={GripVertical} />
        </button>
      )}
      <button type="button" class="prompt-open" title={promptWords.editOne(name)} onClick={props.edit}>
        <span class="prompt-name" dir="auto">
          {name}
        </span>
        <span class="prompt-hint" dir="auto">
          {firstWords(prompt.text)}
        </span>
      </button>
      {prompt.isPinned && (
        <span class="prompt-pinned" title={promptWords.pinned}>
          <Icon of={Pin} />
          <span class="visually-hidden">{promptWords.pinned}</span>
        </span>
      )}
    </li>
  );
}
