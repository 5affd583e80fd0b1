import { describe, expect, it, vi } from 'vitest';
import { ARMED_MS, mountRow } from '../../../sidebar/selection-button/mount-row.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { CONTENTS, click, fakeRowBrowser, key } from './fake-row.ts';

function setUp(box = { left: 100, top: 100, right: 300, bottom: 120 }) {
  const browser = fakeRowBrowser();
  const clock = createManualClock();
  const [onChosen, onLeft] = [vi.fn(), vi.fn()];
  const row = mountRow({
    document,
    contents: CONTENTS,
    selection: { boxes: [box], endsLeft: false },
    keyOf: ({ key }) => key,
    clock,
    onChosen,
    onLeft,
  });
  return { ...browser, row, clock, onChosen, onLeft };
}

describe('the row of buttons', () => {
  it('hangs in a closed shadow root in the top layer, and is a toolbar with the chosen actions', () => {
    const { attach, shown, host, root, buttons } = setUp();
    expect(attach).toHaveBeenCalledWith({ mode: 'closed' });
    expect([host()?.shadowRoot, host()?.textContent, host()?.popover]).toEqual([null, '', 'manual']);
    expect(shown).toHaveBeenCalledOnce();
    expect(root().querySelector('[role=toolbar]')?.getAttribute('aria-keyshortcuts')).toBe('Alt+F10');
    expect(buttons().map(({ textContent }) => textContent)).toEqual(['Ask here', 'Translate']);
  });

  it('is shown as the panel is: in its theme and size', () => {
    const { root } = setUp();
    expect({ ...root().querySelector<HTMLElement>('[role=toolbar]')?.dataset }).toEqual(CONTENTS.look);
  });

  it('does not come where there is no room for it', () => {
    const { row, host } = setUp({ left: 0, top: -10, right: 5_000, bottom: 5_000 });
    expect([row, host()]).toEqual([undefined, null]);
  });

  it('takes neither the focus nor the selection from the page', () => {
    const { buttons } = setUp();
    expect(document.activeElement).toBe(document.body);
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    buttons()[0]?.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
  });

  it('does what is pressed, and is gone by then', () => {
    const { buttons, clock, onChosen, host } = setUp();
    onChosen.mockImplementation(() => expect(host()).toBeNull());
    clock.advance(ARMED_MS);
    buttons()[1]?.dispatchEvent(click(1));
    expect(onChosen).toHaveBeenCalledWith('translate');
  });

  it('does nothing for a click that a script made up', () => {
    const { buttons, clock, onChosen } = setUp();
    clock.advance(ARMED_MS);
    buttons()[0]?.dispatchEvent(click(1, false));
    buttons()[0]?.dispatchEvent(click(0, false));
    buttons()[0]?.click();
    expect(onChosen).not.toHaveBeenCalled();
  });

  it('does nothing for a click that it came under a moment ago, as the second of two', () => {
    const { buttons, clock, onChosen, host } = setUp();
    clock.advance(ARMED_MS - 1);
    buttons()[0]?.dispatchEvent(click(2));
    expect(onChosen).not.toHaveBeenCalled();
    expect(host()).not.toBeNull();
  });

  it('does nothing for a click while something stands over it, where the browser can tell', () => {
    let tell = (_isVisible: boolean) => {};
    vi.stubGlobal(
      'IntersectionObserverEntry',
      class {
        get isVisible() {
          return false;
        }
      },
    );
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(told: (entries: object[]) => void) {
          tell = (isVisible) => told([{ isVisible }]);
        }
        observe() {}
        disconnect() {}
      },
    );
    const { buttons, clock, onChosen } = setUp();
    clock.advance(ARMED_MS);
    buttons()[0]?.dispatchEvent(click(1));
    tell(false);
    buttons()[0]?.dispatchEvent(click(1));
    expect(onChosen).not.toHaveBeenCalled();
    tell(true);
    buttons()[0]?.dispatchEvent(click(1));
    expect(onChosen).toHaveBeenCalledWith('ask-here');
    vi.unstubAllGlobals();
  });

  it('is walked through with the arrows, and left with Escape', () => {
    const { row, root, buttons, onLeft } = setUp();
    row?.focus();
    const focused = () => buttons().indexOf(root().activeElement as HTMLButtonElement);
    const press = (name: string) => root().activeElement?.dispatchEvent(key('keydown', name));
    expect(focused()).toBe(0);
    press('ArrowRight');
    expect(focused()).toBe(1);
    press('ArrowRight');
    expect(focused()).toBe(0);
    press('ArrowLeft');
    expect(focused()).toBe(1);
    press('Escape');
    expect(onLeft).toHaveBeenCalledOnce();
  });

  it('gives the focus back to the field that it came from before anything is done', () => {
    const { row, buttons, onChosen, onLeft } = setUp();
    document.body.innerHTML = '<textarea>some words</textarea>';
    const field = document.querySelector('textarea') as HTMLTextAreaElement;
    field.focus();
    field.setSelectionRange(2, 7);
    onChosen.mockImplementation(() => {
      expect(document.activeElement).toBe(field);
      expect([field.selectionStart, field.selectionEnd]).toEqual([2, 7]);
    });
    row?.focus();
    expect(document.activeElement).not.toBe(field);
    field.setSelectionRange(0, 0);
    // By Enter: a press of a key has no place that could be another's.
    buttons()[0]?.dispatchEvent(click(0));
    expect(onChosen).toHaveBeenCalledOnce();
    expect(onLeft).not.toHaveBeenCalled();
  });
});
