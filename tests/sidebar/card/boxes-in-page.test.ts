import { describe, expect, it } from 'vitest';
import { boxesInPage } from '../../../sidebar/card/boxes-in-page.ts';

const BOX = { left: 10, top: 20, right: 110, bottom: 40 };

/** A document in a frame of this size, with a border of 2 px, as the page around it draws it. */
function documentIn(page: object, drawn: { left: number; top: number; width: number }): Document {
  const frame = {
    ownerDocument: page,
    getBoundingClientRect: () => drawn,
    ...{ offsetWidth: 204, clientWidth: 200, clientHeight: 100, clientLeft: 2, clientTop: 2 },
  };
  return { defaultView: { frameElement: frame } } as never;
}

const PAGE = { defaultView: { frameElement: null } };

describe('boxes of a frame’s document', () => {
  it('stand where the page draws the frame', () => {
    expect(boxesInPage([BOX], PAGE as never)).toEqual([BOX]);
    const inner = documentIn(PAGE, { left: 300, top: 400, width: 204 });
    expect(boxesInPage([BOX], inner)).toEqual([{ left: 312, top: 422, right: 412, bottom: 442 }]);
  });

  it('are as large as the page draws them', () => {
    const inner = documentIn(PAGE, { left: 300, top: 400, width: 408 });
    expect(boxesInPage([BOX], inner)).toEqual([{ left: 324, top: 444, right: 524, bottom: 484 }]);
  });

  it('are cut to what the frame shows, and none where it shows nothing of them', () => {
    const inner = documentIn(PAGE, { left: 0, top: 0, width: 204 });
    const half = { left: -50, top: 90, right: 50, bottom: 110 };
    const scrolledAway = { left: 10, top: -40, right: 110, bottom: -20 };
    expect(boxesInPage([half, scrolledAway], inner)).toEqual([{ left: 2, top: 92, right: 52, bottom: 102 }]);
  });

  it('are found through frames in frames', () => {
    const outer = documentIn(PAGE, { left: 100, top: 100, width: 204 });
    const inner = documentIn(outer, { left: 10, top: 10, width: 204 });
    expect(boxesInPage([BOX], inner)).toEqual([{ left: 124, top: 134, right: 224, bottom: 154 }]);
  });
});
