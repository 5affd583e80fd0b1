import { describe, expect, it } from 'vitest';
import { goOn, NOTHING_BEFORE } from '../../../companion/conversations/recent-paths.ts';
import type { KnownPath } from '../../../companion/conversations/unsaved/unsaved-memory.ts';
import { createMemoryLive } from '../../../companion/live/memory-live.ts';
import { createSharedMemory } from '../../../companion/live/shared-memory.ts';
import { createKnownElsewhere } from '../../../companion/turns/known-elsewhere.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { answerTo, question } from '../store/contract/store-under-test.ts';

const IMAGE = {
  ...{ type: 'image' as const, title: 'heron.png', url: '', language: '', text: '', omittedChars: 0 },
  data: new Uint8Array([137, 80, 0, 255]),
};

/** Companions that know of each other, each of them of this path, or of nothing. */
function setUp(...paths: (KnownPath | undefined)[]) {
  const clock = createManualClock();
  const shared = createSharedMemory(clock);
  const log = createCapturedLog();
  const forgotten: string[] = [];
  const all = paths.map((path, index) =>
    createKnownElsewhere({
      ...{ live: createMemoryLive(clock, shared), clock, log },
      known: () => path,
      forget: (conversation) => forgotten.push(`${conversation} at ${index}`),
    }),
  );
  return { clock, shared, log, all, forgotten, ask: () => all[0]?.ask('chat', 'turn') };
}

describe('what other companions know of a chat', () => {
  it('comes whole from whichever has it, images too', async () => {
    const asked = question({ message: 'And this?', sources: [IMAGE] });
    const path: KnownPath = {
      saved: goOn(NOTHING_BEFORE, 'a', { question: 'One?\nTwo?', sources: [IMAGE], answer: 'Yes.' }),
      unsaved: [{ asked, ending: answerTo(asked, 'A heron.'), isHalf: true }],
    };
    expect(await setUp(undefined, undefined, path).ask()).toEqual(path);
    expect(await setUp(undefined, 'running').ask()).toBe('running');
  });

  it('is nothing at once where none has it or none is there, and after a while where one says nothing', async () => {
    expect(await setUp(undefined, undefined, undefined).ask()).toBeUndefined();
    expect(await setUp('running').ask()).toBeUndefined();
    const { clock, shared, ask } = setUp(undefined);
    createMemoryLive(clock, shared).watch('paths', 'frozen', () => {});
    const answer = ask();
    await new Promise(setImmediate);
    clock.advance(2_500);
    expect(await answer).toBeUndefined();
  });

  it('is nothing for one that ends meanwhile', async () => {
    const { clock, shared, all, ask } = setUp(undefined);
    createMemoryLive(clock, shared).watch('paths', 'frozen', () => {});
    const answer = ask();
    await new Promise(setImmediate);
    all[0]?.dispose();
    expect(await answer).toBeUndefined();
  });

  it('is forgotten at all others when it was deleted at one', () => {
    const { all, forgotten } = setUp(undefined, undefined, undefined);
    all[1]?.forget('chat');
    expect(forgotten).toEqual(['chat at 0', 'chat at 2']);
  });

  it('is not told where it is too long, and what nobody can read is noted', async () => {
    const long = { question: 'x'.repeat(4 * 1024 * 1024), sources: [], answer: '' };
    const { clock, shared, log, ask } = setUp(undefined, { saved: goOn(NOTHING_BEFORE, 'a', long), unsaved: [] });
    expect(await ask()).toBeUndefined();
    createMemoryLive(clock, shared).publish('paths', 'herons');
    expect(log.text()).toContain('could not be read');
  });
});
