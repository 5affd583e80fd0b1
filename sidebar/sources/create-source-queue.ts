import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { LIMITS } from '../../protocol/limits.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { ComposerState } from '../state/composer-state.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';
import type { ReadingSource, ReadSource, SourcesState } from './sources-state.ts';

/** What is being read for each draft. Each lands in the draft that it was added to, and in the order of adding. */
export interface SourceQueue extends Pick<SourcesState, 'reading' | 'refusals' | 'dismiss'> {
  /**
   * Reads a source for the draft that is shown, to stand in the place of another if one is named. Returns what takes it
   * out again, however far it got.
   */
  add(name: string, read: ReadSource, instead?: SourcePart): () => void;
  dispose(): void;
}

/** Null: before it is known whose draft is shown, which is the first one that will be. */
type Draft = string | null;

interface Entry extends ReadingSource {
  readonly draft: Draft;
  readonly instead: SourcePart | undefined;
}

export function createSourceQueue(
  composer: Pick<ComposerState, 'sources' | 'attach' | 'replace' | 'remove'>,
  shown: ReadonlySignal<Draft>,
): SourceQueue {
  const entries = signal<readonly Entry[]>([]);
  const refused = signal<readonly { draft: Draft; refusal: SourceRefusal }[]>([]);
  /** Read for a draft that is not shown now. */
  const landed: { draft: Draft; source: SourcePart; rank: number; instead: SourcePart | undefined }[] = [];
  /** When each was added: the lower one stands first. */
  const ranks = new WeakMap<SourcePart, number>();
  const lifetime = new AbortController();
  let lastRank = 0;

  const isShown = (draft: Draft) => draft === null || draft === shown.value;

  function land(source: SourcePart, rank: number, instead: SourcePart | undefined): void {
    if (instead) {
      ranks.set(source, ranks.get(instead) ?? rank);
      composer.replace(instead, source);
      return;
    }
    const there = composer.sources.peek();
    if (there.length >= LIMITS.sources) {
      tell(shown.peek(), refuse('no_room', { name: source.title || source.url }));
      return;
    }
    ranks.set(source, rank);
    composer.attach(
      source,
      there.find((other) => (ranks.get(other) ?? 0) > rank),
    );
  }

  function landAll(due: typeof landed): void {
    for (const { source, rank, instead } of due) land(source, rank, instead);
  }

  function tell(draft: Draft, refusal: SourceRefusal): void {
    refused.value = [...refused.peek(), { draft, refusal }];
  }

  function takeOut(source: SourcePart): void {
    const index = landed.findIndex((each) => each.source === source);
    if (index >= 0) landed.splice(index, 1);
    composer.remove(source);
  }

  async function follow(entry: Entry, rank: number, read: ReturnType<ReadSource>): Promise<SourcePart | undefined> {
    const outcome = await read.catch(() => refuse('failed', { name: entry.name }));
    if (!entries.peek().includes(entry)) return undefined;
    return batch(() => {
      entries.value = entries.peek().filter((other) => other !== entry);
      if (outcome === undefined) return undefined;
      if ('code' in outcome) {
        tell(entry.draft, outcome);
        return undefined;
      }
      if (entry.draft === null || entry.draft === shown.peek()) land(outcome, rank, entry.instead);
      else landed.push({ draft: entry.draft, source: outcome, rank, instead: entry.instead });
      return outcome;
    });
  }

  const stopLanding = effect(() => {
    const draft = shown.value;
    const due = landed.filter((each) => each.draft === draft);
    // Once the draft itself is there.
    for (const each of due) landed.splice(landed.indexOf(each), 1);
    if (due.length > 0) queueMicrotask(() => batch(() => landAll(due)));
  });

  return {
    reading: computed(() => entries.value.filter(({ draft }) => isShown(draft))),
    refusals: computed(() => refused.value.filter(({ draft }) => isShown(draft)).map(({ refusal }) => refusal)),
    add(name, read, instead) {
      const ending = new AbortController();
      const progress = signal<{ done: number; total: number } | null>(null);
      lastRank += 1;
      const entry: Entry = {
        name,
        draft: shown.peek(),
        instead,
        progress,
        cancel() {
          entries.value = entries.peek().filter((other) => other !== entry);
          ending.abort();
        },
      };
      entries.value = [...entries.peek(), entry];
      const ended = AbortSignal.any([ending.signal, lifetime.signal]);
      const taken = follow(
        entry,
        lastRank,
        read(ended, (done, total) => {
          progress.value = { done, total };
        }),
      );
      return () => {
        entry.cancel();
        void taken.then((source) => source && takeOut(source));
      };
    },
    dismiss(refusal) {
      refused.value = refused.peek().filter((each) => each.refusal !== refusal);
    },
    dispose() {
      stopLanding();
      entries.value = [];
      lifetime.abort();
    },
  };
}
