import { describe, expect, it } from 'vitest';
import type { FrameSelection } from '../../../../sidebar/pages/selection/frame-selection.ts';
import { readSelection } from '../../../../sidebar/pages/selection/read-selection.ts';
import { createFakeExtension } from '../../../helpers/fake-extension.ts';

const FRAME: FrameSelection = {
  text: 'two\nlines',
  title: 'Frame',
  url: 'https://frame.test/',
  language: 'fr',
  path: [0],
};
const PAGE: FrameSelection = { text: '', title: 'Page', url: 'https://page.test/', language: 'en', path: [] };

describe('reading a selection', () => {
  it('reads the frame that was clicked, and names the page rather than the frame', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: FRAME }]);
    const tab = { id: 10, title: 'Page', url: 'https://page.test/' };
    expect(await readSelection(browser, tab, { frameId: 4, fallbackText: 'two lines' })).toEqual({
      kind: 'selection',
      selection: {
        type: 'selection',
        title: 'Page',
        url: 'https://page.test/',
        language: 'fr',
        text: 'two\nlines',
        omittedChars: 0,
      },
    });
    expect(executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 10, frameIds: [4] } }));
  });

  it('looks in every frame when none was clicked', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: PAGE }, { result: FRAME }]);
    const reading = await readSelection(browser, { id: 10 }, {});
    expect(reading).toMatchObject({
      selection: { text: 'two\nlines', title: 'Frame', url: 'https://frame.test/' },
    });
    expect(executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 10, allFrames: true } }));
  });

  it('names the site of a frame that is closed to us rather than take an older selection', async () => {
    const { browser, executeScript } = createFakeExtension();
    const page = { ...PAGE, text: 'older', focused: { index: 0, site: 'other.test' } };
    executeScript.mockResolvedValue([{ result: page }]);
    expect(await readSelection(browser, { id: 10 }, {})).toEqual({ kind: 'closed', site: 'other.test' });
  });

  it('makes do with the browser’s own words where no script may run', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page.'));
    const reading = await readSelection(browser, { id: 10 }, { frameId: 0, fallbackText: ' two lines ' });
    expect(reading).toMatchObject({ selection: { text: 'two lines' } });
  });

  it('is nothing where nothing is selected', async () => {
    const { browser } = createFakeExtension();
    expect(await readSelection(browser, { id: 10 }, { fallbackText: ' ' })).toEqual({ kind: 'nothing' });
  });

  it('says how much of a huge selection was left out', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: PAGE }, { result: { ...FRAME, text: 'a'.repeat(500_007) } }]);
    expect(await readSelection(browser, { id: 10 }, {})).toMatchObject({ selection: { omittedChars: 7 } });
  });
});
