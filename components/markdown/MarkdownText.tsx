import type { ReadonlySignal } from '@preact/signals';
import { useId, useLayoutEffect, useMemo } from 'preact/hooks';
import type { Extras } from './extras/extras.ts';
import { ExtrasContext } from './extras/extras-context.ts';
import { createMarkdownBlocks } from './markdown-blocks.ts';
import { type Clock, systemClock } from './pace.ts';
import { BlockGroup, GROUP_SIZE } from './views/BlockGroup.tsx';
import { FootnotesView } from './views/FootnotesView.tsx';
import { NotesContext } from './views/notes-context.ts';

/** As `Markdown`, for where its parts can't be loaded lazily or time is not the system's. */
export function MarkdownText(props: {
  text: ReadonlySignal<string>;
  live: ReadonlySignal<boolean>;
  extras: Extras;
  clock?: Clock;
}) {
  const { text, live, extras, clock = systemClock } = props;
  const model = useMemo(() => createMarkdownBlocks(text, live, clock), [text, live, clock]);
  // At once: an effect that comes after the next frame may never come, and would leave the model following its text.
  useLayoutEffect(() => model.dispose, [model]);
  const prefix = useId();
  const notesContext = useMemo(() => ({ notes: model.notes, prefix }), [model, prefix]);
  return (
    <ExtrasContext.Provider value={extras}>
      <NotesContext.Provider value={notesContext}>
        <div class="markdown">
          {groupStarts(model.blocks.value.length).map((start) => (
            <BlockGroup key={start} blocks={model.blocks.value} start={start} />
          ))}
          <FootnotesView />
        </div>
      </NotesContext.Provider>
    </ExtrasContext.Provider>
  );
}

function groupStarts(count: number): number[] {
  return Array.from({ length: Math.ceil(count / GROUP_SIZE) }, (_, group) => group * GROUP_SIZE);
}
