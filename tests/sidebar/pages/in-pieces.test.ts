import { afterEach, describe, expect, it } from 'vitest';
import { inPieces } from '../../../sidebar/pages/in-pieces.ts';
import { inOnePiece, type Step } from '../../../sidebar/pages/steps.ts';

afterEach(() => document.body.replaceChildren());

/** Work of ten steps of 20 ms each on a clock of its own; what it reads is the page's text at its end. */
function workOf(step: Step) {
  const world = { ms: 0, begun: 0, pauses: 0 };
  function* begin() {
    world.begun += 1;
    for (let at = 0; at < 10; at++) {
      world.ms += 20;
      yield step;
    }
    return document.body.textContent;
  }
  const read = (inPause: () => void) =>
    inPieces(
      begin,
      document,
      () => world.ms,
      async () => {
        world.pauses += 1;
        inPause();
        // Those that watch the page are told once this has ended.
        await Promise.resolve();
      },
    );
  return { world, begin, read };
}

describe('reading in pieces', () => {
  it('pauses each 50 ms and gives what reading in one piece gives', async () => {
    document.body.append('said');
    const { world, begin, read } = workOf('page');
    expect(await read(() => {})).toBe(inOnePiece(begin()));
    expect(world.pauses).toBe(3);
  });

  it('begins again, and pauses no more, where the page changed in a pause', async () => {
    const { world, read } = workOf('page');
    expect(await read(() => document.body.append('more '))).toBe('more ');
    expect(world).toMatchObject({ begun: 2, pauses: 1 });
  });

  it('goes on where the page changed once it had been copied', async () => {
    const { world, read } = workOf('copy');
    await read(() => document.body.append('more '));
    expect(world).toMatchObject({ begun: 1, pauses: 3 });
  });

  it('ends in one piece what has taken eight seconds', async () => {
    const { world, read } = workOf('page');
    await read(() => {
      world.ms += 9_000;
    });
    expect(world.pauses).toBe(1);
  });
});
