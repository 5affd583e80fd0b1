import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { Token } from 'marked';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Passage } from '../../../protocol/passages.ts';
import type { ShownPart } from '../../../sidebar/state/conversation/answer-parts.ts';
import { CitationView, CitedContext, ClosestView } from './CitationView.tsx';
import { CitationsContext } from './citations-context.ts';
import type { Citing } from './lazy-citing.ts';

/** Has Markdown show citations of the passages that an answer was given, and marks where they are the closest ones. */
export function Cited(props: {
  /** Of the whole answer: its steps say which passages it may cite. */
  parts: ReadonlySignal<readonly ShownPart[]> | undefined;
  /** More may come. */
  live: ReadonlySignal<boolean>;
  citing: Citing;
  children: ComponentChildren;
}) {
  const { citing, live } = props;
  const passages = useComputed(() => passagesOf(props.parts?.value ?? []));
  const cited = useMemo(() => ({ passages, citing: citing.loaded }), [passages, citing]);
  // Only of an answer that has ended is it known what the model itself has cited.
  const mark = useComputed(() => {
    const [given, loaded] = [passages.value, citing.loaded.value];
    return live.value || given.length === 0 || !loaded
      ? null
      : (line: readonly Token[]) => loaded.markClosest(line, given);
  });
  const citations = useMemo(() => ({ View: CitationView, mark, Closest: ClosestView }), [mark]);
  useEffect(() => passages.subscribe(({ length }) => void (length > 0 && citing.load())), [passages, citing]);
  return (
    <CitedContext.Provider value={cited}>
      <CitationsContext.Provider value={citations}>{props.children}</CitationsContext.Provider>
    </CitedContext.Provider>
  );
}

function passagesOf(parts: readonly ShownPart[]): readonly Passage[] {
  return parts.flatMap((part) =>
    part.type === 'steps' ? part.steps.value.flatMap(({ passages = [] }) => passages) : [],
  );
}
