import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ARMED_MS } from '../../../sidebar/selection-button/mount-row.ts';
import type { RowContents } from '../../../sidebar/selection-button/row-messages.ts';
import { SETTLE_MS, watchSelection } from '../../../sidebar/selection-button/watch-selection.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';
import { CONTENTS, click, event, fakeRowBrowser, key } from './fake-row.ts';

function setUp(ask: () => Promise<RowContents | null> = async () => CONTENTS) {
  const browser = fakeRowBrowser();
  document.body.innerHTML = '<p>Some words that can be selected.</p><input type="password" value="secret words">';
  const clock = createManualClock();
  const asked = vi.fn(ask);
  const [act, onEnd] = [vi.fn(), vi.fn()];
  const watch = watchSelection({ document, ask: asked, act, keyOf: ({ key }) => key, clock, onEnd });
  onTestFinished(watch.dispose);
  const text = document.querySelector('p')?.firstChild as Text;
  const select = (from: number, to: number) => document.getSelection()?.setBaseAndExtent(text, from, text, to);
  const pointer = (type: string, isTrusted = true) =>
    document.body.dispatchEvent(event(new PointerEvent(type, { bubbles: true }), isTrusted));
  const wait = async (ms = SETTLE_MS) => {
    clock.advance(ms);
    await settle();
  };
  /** As with the mouse. */
  async function drag(from = 0, to = 10): Promise<void> {
    pointer('pointerdown');
    select(from, to);
    pointer('pointerup');
    await wait();
  }
  /** As with Shift and an arrow. */
  async function type(from = 0, to = 10): Promise<void> {
    document.body.dispatchEvent(key('keydown', 'ArrowRight', { shiftKey: true }));
    select(from, to);
    document.dispatchEvent(new Event('selectionchange'));
    document.body.dispatchEvent(key('keyup', 'ArrowRight', { shiftKey: true }));
    await wait();
  }
  return { ...browser, type, clock, asked, act, onEnd, watch, select, pointer, wait, drag };
}

describe('the buttons', () => {
  it('come once the mouse has let go of what it selected', async () => {
    const { select, pointer, wait, host } = setUp();
    pointer('pointerdown');
    select(0, 10);
    await wait();
    expect(host()).toBeNull();
    pointer('pointerup');
    await wait();
    expect(host()).not.toBeNull();
  });

  it('come for what the keyboard selects', async () => {
    const { type, host } = setUp();
    await type();
    expect(host()).not.toBeNull();
  });

  it('do not come for what only the page selects, whatever events it makes up', async () => {
    const { select, pointer, wait, host, asked } = setUp();
    select(0, 10);
    pointer('pointerdown', false);
    pointer('pointerup', false);
    await wait();
    expect(host()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('do not come for what the page selects long after a key, or after nothing was selected', async () => {
    const { type, drag, select, wait, host } = setUp();
    await type(3, 3);
    await wait(1_000);
    for (const before of [() => {}, () => drag(3, 3)]) {
      await before();
      select(0, 10);
      document.dispatchEvent(new Event('selectionchange'));
      await wait();
      expect(host()).toBeNull();
    }
  });

  it('do not come for nothing, nor for blanks', async () => {
    const { drag, host, asked } = setUp();
    await drag(4, 4);
    await drag(4, 5);
    expect(host()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('do not come while the focus is in a password', async () => {
    const { drag, host, asked } = setUp();
    document.querySelector('input')?.focus();
    await drag();
    expect(host()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  it('do not come in a password that the press has made readable', async () => {
    const { pointer, wait, host } = setUp();
    const field = document.querySelector('input') as HTMLInputElement;
    pointer('pointerdown');
    field.type = 'text';
    field.focus();
    field.select();
    pointer('pointerup');
    await wait();
    expect(host()).toBeNull();
  });

  it('do what is pressed, and go', async () => {
    const { drag, clock, buttons, act, host, wait } = setUp();
    await drag();
    clock.advance(ARMED_MS);
    buttons()[1]?.dispatchEvent(click(1));
    expect(act).toHaveBeenCalledWith({ action: 'translate', isInFrame: false });
    await wait();
    expect(host()).toBeNull();
  });

  it('do not come back as the key that chose is let go of, though the focus has moved what is selected', async () => {
    const { type, root, act, host, wait } = setUp();
    await type();
    document.body.dispatchEvent(key('keydown', 'F10', { altKey: true }));
    root().activeElement?.dispatchEvent(click(0));
    document.dispatchEvent(new Event('selectionchange'));
    document.body.dispatchEvent(key('keyup', 'Enter'));
    await wait();
    expect(act).toHaveBeenCalledWith({ action: 'ask-here', isInFrame: false });
    expect(host()).toBeNull();
  });

  it('go with the selection', async () => {
    const { drag, host, select } = setUp();
    await drag();
    select(3, 3);
    document.dispatchEvent(new Event('selectionchange'));
    expect(host()).toBeNull();
  });

  it('go at a press elsewhere, and stay at one on themselves', async () => {
    const { drag, host, pointer } = setUp();
    await drag();
    host()?.dispatchEvent(event(new PointerEvent('pointerdown', { bubbles: true })));
    expect(host()).not.toBeNull();
    pointer('pointerdown');
    expect(host()).toBeNull();
  });

  it('go at Escape, and do not come back for the same selection', async () => {
    const { type, drag, host, wait } = setUp();
    for (const select of [type, drag]) {
      await select();
      for (const name of ['Escape', 'c']) {
        document.body.dispatchEvent(key('keydown', name));
        document.body.dispatchEvent(key('keyup', name));
        await wait();
        expect(host()).toBeNull();
      }
    }
    await type(0, 12);
    expect(host()).not.toBeNull();
  });

  it('leave Escape to the page too', async () => {
    const { drag } = setUp();
    await drag();
    const pressed = key('keydown', 'Escape');
    const heard = vi.fn();
    document.body.addEventListener('keydown', heard, { once: true });
    document.body.dispatchEvent(pressed);
    expect([heard.mock.calls.length, pressed.defaultPrevented]).toEqual([1, false]);
  });

  it('go while the page scrolls or the window changes its size, and come back beside the selection', async () => {
    const { drag, host, wait } = setUp();
    for (const type of ['scroll', 'resize']) {
      await drag();
      const before = host();
      window.dispatchEvent(event(new Event(type)));
      expect(host()).toBeNull();
      await wait();
      expect(host()).not.toBeNull();
      expect(host()).not.toBe(before);
    }
  });

  it('take the keyboard at Alt+F10, and at no other key', async () => {
    const { drag, root } = setUp();
    await drag();
    document.body.dispatchEvent(key('keydown', 'F10'));
    document.body.dispatchEvent(key('keydown', 'Tab'));
    expect(root().activeElement).toBeNull();
    const pressed = key('keydown', 'F10', { altKey: true });
    document.body.dispatchEvent(pressed);
    expect(root().activeElement?.textContent).toBe('Ask here');
    expect(pressed.defaultPrevented).toBe(true);
  });

  it('ask once for what there is to show, and anew when something was changed', async () => {
    const { drag, asked, watch, host } = setUp();
    await drag();
    await drag();
    expect(asked).toHaveBeenCalledTimes(1);
    watch.refresh();
    expect(host()).toBeNull();
    await settle();
    await drag();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(host()).not.toBeNull();
  });

  it.each([
    ['are turned off', async () => null],
    ['have lost their extension', () => Promise.reject(new Error('Extension context invalidated.'))],
  ])('hear nothing any more once they %s', async (_what, ask) => {
    let isOver = false;
    const { drag, watch, host, onEnd, asked } = setUp(async () => (isOver ? ask() : CONTENTS));
    await drag();
    isOver = true;
    watch.refresh();
    await settle();
    expect(host()).toBeNull();
    expect(onEnd).toHaveBeenCalledOnce();
    await drag();
    expect(host()).toBeNull();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('do not come for a selection that went while they were asked for', async () => {
    const given = Promise.withResolvers<RowContents>();
    const { drag, host, select } = setUp(() => given.promise);
    await drag();
    select(2, 2);
    given.resolve(CONTENTS);
    await settle();
    expect(host()).toBeNull();
  });
});
