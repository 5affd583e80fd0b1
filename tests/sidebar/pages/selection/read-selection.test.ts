import { afterEach, describe, expect, it } from 'vitest';
import { readSelection, selectionInFrame } from '../../../../sidebar/pages/selection/read-selection.ts';
import { createFakeExtension } from '../../../helpers/fake-extension.ts';

const FRAME = { text: 'two\nlines', title: 'Frame', url: 'https://frame.test/', language: 'fr' };

describe('reading a selection', () => {
  it('reads the frame that was clicked, and names the page rather than the frame', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: FRAME }]);
    const tab = { id: 10, title: 'Page', url: 'https://page.test/' };
    expect(await readSelection(browser, tab, { frameId: 4, fallbackText: 'two lines' })).toEqual({
      kind: 'selection',
      title: 'Page',
      url: 'https://page.test/',
      language: 'fr',
      text: 'two\nlines',
      omittedChars: 0,
    });
    expect(executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 10, frameIds: [4] } }));
  });

  it('looks in every frame when none was clicked', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: null }, { result: FRAME }]);
    const selection = await readSelection(browser, { id: 10 }, {});
    expect(selection).toMatchObject({ text: 'two\nlines', title: 'Frame', url: 'https://frame.test/' });
    expect(executeScript).toHaveBeenCalledWith(expect.objectContaining({ target: { tabId: 10, allFrames: true } }));
  });

  it('makes do with the browser’s own words where no script may run', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page.'));
    const selection = await readSelection(browser, { id: 10 }, { frameId: 0, fallbackText: ' two lines ' });
    expect(selection?.text).toBe('two lines');
  });

  it('is nothing where nothing is selected', async () => {
    const { browser } = createFakeExtension();
    expect(await readSelection(browser, { id: 10 }, { fallbackText: ' ' })).toBeUndefined();
  });

  it('says how much of a huge selection was left out', async () => {
    const { browser, executeScript } = createFakeExtension();
    executeScript.mockResolvedValue([{ result: { ...FRAME, text: 'a'.repeat(500_007) } }]);
    expect((await readSelection(browser, { id: 10 }, {}))?.omittedChars).toBe(7);
  });
});

describe('the selection in a frame', () => {
  afterEach(() => {
    document.body.innerHTML = '';
    getSelection()?.removeAllRanges();
  });

  /** As the browser does it: the function arrives as source text, with nothing around it. */
  const inFrame = () => new Function(`return (${selectionInFrame.toString()})()`)();

  it('reads what is selected', () => {
    document.body.innerHTML = '<p id="p">some words</p>';
    getSelection()?.selectAllChildren(document.body.firstElementChild as Element);
    expect(inFrame()).toMatchObject({ text: 'some words', url: location.href });
  });

  it('reads what is selected in a text field, with its line breaks', () => {
    document.body.innerHTML = '<textarea>one\ntwo\nthree</textarea>';
    const field = document.querySelector('textarea') as HTMLTextAreaElement;
    field.focus();
    field.setSelectionRange(0, 7);
    expect(inFrame()?.text).toBe('one\ntwo');
  });

  it('never reads a password', () => {
    document.body.innerHTML = '<input type="password" value="secret">';
    const field = document.querySelector('input') as HTMLInputElement;
    field.focus();
    field.setSelectionRange(0, 6);
    expect(inFrame()).toBeNull();
  });

  it('is null without a selection', () => {
    expect(inFrame()).toBeNull();
  });
});
