import { type Signal, signal } from '@preact/signals';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { createSourceQueue } from '../../../sidebar/sources/create-source-queue.ts';
import { refuse } from '../../../sidebar/sources/source-refusal.ts';
import type { ReadSource } from '../../../sidebar/sources/sources-state.ts';
import { addSource, replaceSource } from '../../../sidebar/state/add-source.ts';
import { settle } from '../../helpers/settle.ts';

const file = (name: string): SourcePart => ({
  type: 'file',
  title: name,
  url: '',
  language: '',
  text: name,
  omittedChars: 0,
});

/** Drafts as the composer keeps them: each has sources of its own. */
function start(draft: Signal<string | null> = signal<string | null>('one')) {
  const drafts = new Map<string | null, readonly SourcePart[]>();
  const sources = signal<readonly SourcePart[]>([]);
  const queue = createSourceQueue(
    {
      sources,
      attach(source, before) {
        sources.value = addSource(sources.peek(), source, before);
      },
      replace(old, source) {
        sources.value = replaceSource(sources.peek(), old, source);
      },
      remove(source) {
        sources.value = sources.peek().filter((other) => other !== source);
      },
    },
    draft,
  );
  return {
    queue,
    sources,
    titles: () => sources.value.map(({ title }) => title),
    show(name: string) {
      drafts.set(draft.peek(), sources.peek());
      sources.value = drafts.get(name) ?? [];
      draft.value = name;
    },
    /** Begins to read, and gives its end. */
    add(name: string, instead?: SourcePart) {
      const end = Promise.withResolvers<Awaited<ReturnType<ReadSource>>>();
      let ended: AbortSignal | undefined;
      queue.add(
        name,
        (signal) => {
          ended = signal;
          return end.promise;
        },
        instead,
      );
      return {
        ...end,
        land: () => end.resolve(file(name)),
        get isAborted() {
          return ended?.aborted;
        },
      };
    },
  };
}

describe('sources that are read at the same time', () => {
  it('stand in the order in which they were added, in whatever order they are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
        const { add, titles } = start();
        const all = ['a', 'b', 'c', 'd', 'e'].map((name) => add(name));
        for (const index of order) {
          all[index]?.land();
          await settle();
        }
        expect(titles()).toEqual(['a', 'b', 'c', 'd', 'e']);
      }),
    );
  });

  it('land in the draft that they were added to, whatever is shown meanwhile', async () => {
    const { add, show, titles, queue } = start();
    const slow = add('slow');
    show('two');
    expect(queue.reading.value).toEqual([]);
    add('other').land();
    slow.land();
    await settle();
    expect(titles()).toEqual(['other']);
    show('one');
    await settle();
    expect(titles()).toEqual(['slow']);
    show('two');
    await settle();
    expect(titles()).toEqual(['other']);
  });

  it('belong to the first draft that is known when none was yet', async () => {
    const draft = signal<string | null>(null);
    const { add, show, titles, queue } = start(draft);
    const early = add('early');
    show('one');
    expect(queue.reading.value).toHaveLength(1);
    early.land();
    await settle();
    expect(titles()).toEqual(['early']);
  });
});

it('gives up what is cancelled, and nothing of it lands', async () => {
  const { add, queue, titles } = start();
  const reading = add('slow');
  queue.reading.value[0]?.cancel();
  expect(reading.isAborted).toBe(true);
  reading.land();
  await settle();
  expect(titles()).toEqual([]);
  expect(queue.reading.value).toEqual([]);
});

it('says why something can’t go along, with its own draft, until that is dismissed', async () => {
  const { add, queue, show } = start();
  const refusal = refuse('empty', { name: 'a' });
  add('a').resolve(refusal);
  add('b').reject(new Error('a fault'));
  await settle();
  expect(queue.refusals.value).toEqual([refusal, refuse('failed', { name: 'b' })]);
  show('two');
  expect(queue.refusals.value).toEqual([]);
  show('one');
  queue.dismiss(refusal);
  expect(queue.refusals.value).toHaveLength(1);
});

it('says that there is no room for more than a question may have', async () => {
  const { add, queue, titles } = start();
  for (let index = 0; index < 17; index += 1) add(`file ${index}`).land();
  await settle();
  expect(titles()).toHaveLength(16);
  expect(queue.refusals.value).toEqual([refuse('no_room', { name: 'file 16' })]);
});

it('reads nothing on once it is disposed', () => {
  const { add, queue } = start();
  const reading = add('slow');
  queue.dispose();
  expect(reading.isAborted).toBe(true);
});

it('puts a source where the one stands that it was read in the place of, and nowhere when that was taken out', async () => {
  const { add, sources, titles } = start();
  for (const name of ['a', 'b']) add(name).land();
  await settle();
  const [a, b] = sources.value;
  add('c', a).land();
  await settle();
  expect(titles()).toEqual(['c', 'b']);
  const late = add('d', b);
  sources.value = sources.value.slice(0, 1);
  late.land();
  await settle();
  expect(titles()).toEqual(['c']);
});
