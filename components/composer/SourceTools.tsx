import { type Signal, useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { SourcesState } from '../../sidebar/sources/sources-state.ts';
import { sourceWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { FitNote } from './FitNote.tsx';
import { listenForFiles } from './listen-for-files.ts';
import { PinnedPages } from './PinnedPages.tsx';
import { ReadingList } from './ReadingList.tsx';
import { SourceRefusals } from './SourceRefusals.tsx';
import { TabPicker } from './TabPicker.tsx';
import { VisionNote } from './VisionNote.tsx';

/** Attaches what is dropped, pasted or picked, and says how that goes. */
export function SourceTools(props: {
  state: SourcesState;
  field: { current: HTMLTextAreaElement | null };
  text: Signal<string>;
  /** Attaches the page beside the panel, in the place of another. */
  usePage: (instead?: SourcePart) => void;
}) {
  const { state } = props;
  const picker = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);

  useLayoutEffect(() => {
    const field = props.field.current;
    if (!field) return;
    return listenForFiles(field, {
      addFiles: state.addFiles,
      onOver: (over) => {
        isOver.value = over;
      },
    });
  }, [state]);

  const hold = state.hold.value;
  const fit = state.fit.value;
  return (
    <>
      {state.tabs && <TabPicker tabs={state.tabs} field={props.field} text={props.text} pick={state.addTab} />}
      {state.pinned && <PinnedPages pinned={state.pinned} field={props.field} use={props.usePage} />}
      <ReadingList reading={state.reading.value} />
      <SourceRefusals refusals={state.refusals.value} dismiss={state.dismiss} />
      {fit && <FitNote fit={fit} />}
      {hold?.code === 'no_vision' && <VisionNote {...hold} choose={state.chooseModel} />}
      <button
        type="button"
        class="icon-button attach"
        title={sourceWords.attach}
        onClick={() => picker.current?.click()}
      >
        <Icon of={Plus} />
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          state.addFiles([...(event.currentTarget.files ?? [])]);
          // The same file may be picked again.
          event.currentTarget.value = '';
          props.field.current?.focus();
        }}
      />
      {isOver.value && (
        <div class="drop-target" aria-hidden="true">
          {sourceWords.dropHere}
        </div>
      )}
    </>
  );
}
