// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFewAtOnce } from '../../../sidebar/connection/few-at-once.ts';
import { settle } from '../../helpers/settle.ts';

/** Tasks whose ends are in the test's hands. */
function start(most: number) {
  const run = createFewAtOnce(most);
  const begun: number[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const add = (ending = new AbortController()) => {
    const index = ends.length;
    const end = Promise.withResolvers<void>();
    ends.push(end);
    const result = run(ending.signal, () => {
      begun.push(index);
      return end.promise;
    });
    return { ...end, result, abort: () => ending.abort('given up') };
  };
  return { add, begun };
}

it('begins as many as may run, and the next in order when one of them ends, however it ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 12 }), async (most, ends) => {
      const { add, begun } = start(most);
      const tasks = ends.map(() => add());
      for (const [index, isRead] of ends.entries()) {
        expect(begun).toEqual([...tasks.keys()].slice(0, most + index));
        if (isRead) tasks[index]?.resolve();
        else tasks[index]?.reject(new Error('broken'));
        await settle();
      }
      const results = await Promise.allSettled(tasks.map(({ result }) => result));
      expect(results.map(({ status }) => status === 'fulfilled')).toEqual(ends);
    }),
  );
});

it('never begins what was given up before its turn, and goes on with the next', async () => {
  const { add, begun } = start(1);
  const [first, second, third] = [add(), add(), add()];
  second.abort();
  first.resolve();
  third.resolve();
  await expect(second.result).rejects.toBe('given up');
  await third.result;
  expect(begun).toEqual([0, 2]);
});
