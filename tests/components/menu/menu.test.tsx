import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { Search } from 'lucide';
import { createRef } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Menu } from '../../../components/menu/Menu.tsx';

afterEach(cleanup);

function show() {
  const anchor = createRef<HTMLButtonElement>();
  const acts = { find: vi.fn(), copy: vi.fn(), close: vi.fn() };
  const items = [
    { label: 'Find', icon: Search, act: acts.find },
    { label: 'Copy', icon: Search, act: acts.copy },
  ];
  const draw = (isOpen: boolean) => (
    <>
      <button type="button" ref={anchor}>
        Menu
      </button>
      {isOpen && <Menu label="Menu" anchor={anchor} items={items} close={acts.close} />}
    </>
  );
  const { rerender } = render(draw(false));
  anchor.current?.focus();
  rerender(draw(true));
  acts.close.mockImplementation(() => rerender(draw(false)));
  const focused = () => document.activeElement?.textContent;
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
  return { ...acts, focused, press, anchor: anchor.current };
}

describe('a menu', () => {
  it('takes the focus, moves it by arrows and letters, and comes round', () => {
    const { focused, press } = show();
    expect(focused()).toBe('Find');
    press('ArrowDown');
    expect(focused()).toBe('Copy');
    press('ArrowDown');
    expect(focused()).toBe('Find');
    press('c');
    expect(focused()).toBe('Copy');
    press('Home');
    expect(focused()).toBe('Find');
  });

  it('gives the focus back to its button when Escape or Tab closes it, and stops nothing else', () => {
    for (const key of ['Escape', 'Tab']) {
      const onKeyDown = vi.fn();
      document.addEventListener('keydown', onKeyDown);
      const { focused, press, close } = show();
      press(key);
      expect(close).toHaveBeenCalled();
      expect(focused()).toBe('Menu');
      expect(onKeyDown).not.toHaveBeenCalled();
      document.removeEventListener('keydown', onKeyDown);
      cleanup();
    }
  });

  it('stays open while what is behind it scrolls, and goes with its button', () => {
    const { close, anchor } = show();
    const at = (top: number) => new DOMRect(0, top, 20, 20);
    if (!anchor) throw new Error('there is no button');
    anchor.getBoundingClientRect = () => at(100);
    document.body.dispatchEvent(new Event('scroll'));
    expect(close).not.toHaveBeenCalled();
    anchor.getBoundingClientRect = () => at(-50);
    document.body.dispatchEvent(new Event('scroll'));
    expect(close).toHaveBeenCalled();
  });

  it('closes before it does what was chosen, which may take the focus', () => {
    const { copy, close } = show();
    screen.getByRole('menuitem', { name: 'Copy' }).click();
    expect(copy).toHaveBeenCalledOnce();
    expect(close.mock.invocationCallOrder[0]).toBeLessThan(copy.mock.invocationCallOrder[0] ?? 0);
  });
});
