// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { CAPTURE_CHARS } from '../../../sidebar/pages/capture-chars.ts';
import { addOwnFrame } from '../../../sidebar/pages/own-frame.ts';
import { createFakeExtension } from '../../helpers/fake-extension.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

const pageOf = (text: string, more: Partial<SourcePart> = {}): SourcePart => ({
  type: 'page',
  title: 'Portal',
  url: 'https://site.test/',
  language: '',
  text,
  omittedChars: 0,
  ...more,
});
const OWN = pageOf('Services of the town. '.repeat(60));
const [FIRST, SECOND] = ['Storks came early. '.repeat(20).trim(), 'Herons came late. '.repeat(20).trim()];

/** Frames of a page, each with what it says, and whether it is large and of the page's own site. */
type Frames = readonly { found: SourcePart; isOwn: boolean }[];

function start(frames: Frames) {
  const { browser, executeScript } = createFakeExtension();
  const isOwn = [frames.some((frame) => frame.isOwn), ...frames.map((frame) => frame.isOwn)];
  executeScript.mockImplementation(async ({ target, ...injection }) => {
    const ids = [...isOwn.keys()];
    if ('files' in injection) {
      return ids.flatMap((frameId) => {
        const page = frames[frameId - 1]?.found;
        return page && target.frameIds?.includes(frameId) ? [{ frameId, result: { kind: 'page', page } }] : [];
      });
    }
    return ids.slice(0, target.allFrames ? undefined : 1).map((frameId) => ({ frameId, result: isOwn[frameId] }));
  });
  return { browser, executeScript };
}

const add = (frames: Frames, page = OWN) => addOwnFrame(start(frames).browser, 10, page, createManualClock());

describe('a page with a large frame of its own site', () => {
  it('says what the frame says, behind what it says itself', async () => {
    const found = pageOf(`${FIRST}\n\n${SECOND}`, { title: 'Inner', omittedChars: 7, unread: ['editor'] });
    expect(await add([{ found, isOwn: true }])).toEqual({
      ...OWN,
      text: `${OWN.text}\n\n${FIRST}\n\n${SECOND}`,
      omittedChars: 7,
      unread: ['editor'],
    });
  });

  it('says nothing twice: most of the frame may be there already', async () => {
    const found = pageOf(`# Birds\n\n${FIRST}\n\n${SECOND}`);
    const whole = pageOf(`${OWN.text}\n\n${FIRST}\n\n${SECOND}`);
    expect(await add([{ found, isOwn: true }], whole)).toBe(whole);
    const half = pageOf(`${OWN.text}\n\n${FIRST}`);
    const long = pageOf(`${FIRST}\n\n${SECOND} ${SECOND}`);
    expect((await add([{ found: long, isOwn: true }], half)).text).toBe(`${half.text}\n\n${SECOND} ${SECOND}`);
  });

  it('is cut where that is more than goes along, and says by how much', async () => {
    const page = pageOf('x'.repeat(CAPTURE_CHARS - 12), { omittedChars: 1 });
    const { text, omittedChars } = await add([{ found: pageOf(FIRST), isOwn: true }], page);
    expect([text.length, omittedChars]).toEqual([CAPTURE_CHARS, 1 + FIRST.length - 10]);
  });
});

it('is read as it is where its frames are small, hidden, of other sites, or say little', async () => {
  expect(await add([{ found: pageOf(FIRST), isOwn: false }])).toBe(OWN);
  expect(
    await add([
      { found: pageOf('Buy now.'), isOwn: true },
      { found: pageOf(FIRST), isOwn: false },
    ]),
  ).toBe(OWN);
  const { browser, executeScript } = start([]);
  await addOwnFrame(browser, 10, OWN, createManualClock());
  expect(executeScript).toHaveBeenCalledTimes(1);
});

it('is read as it is where a frame does not answer, or goes meanwhile', async () => {
  const clock = createManualClock();
  const { browser, executeScript } = start([]);
  executeScript.mockReturnValue(new Promise(() => {}));
  const reading = addOwnFrame(browser, 10, OWN, clock);
  await settle();
  clock.advance(3_000);
  expect(await reading).toBe(OWN);
  executeScript.mockRejectedValue(new Error('Frame with ID 1 was removed.'));
  expect(await addOwnFrame(browser, 10, OWN, clock)).toBe(OWN);
  expect(clock.pending).toBe(0);
});
