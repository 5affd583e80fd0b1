import { afterEach, describe, expect, it, vi } from 'vitest';
import { mountCard } from '../../../components/card/mount-card.tsx';
import { createCardState } from '../../../sidebar/card/card-state.ts';
import type { Box } from '../../../sidebar/card/place-card.ts';
import { uuid } from '../../helpers/test-panel.ts';

const unmounts: (() => void)[] = [];
afterEach(() => {
  for (const unmount of unmounts.splice(0)) unmount();
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

function setUp(selection: () => Box | undefined = () => undefined) {
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
  const { state, observer } = createCardState(uuid(1), () => {});
  observer.event({ type: 'token', turn: uuid(1), seq: 1, content: 'words' });
  const actions = { stop: vi.fn(), continueInPanel: vi.fn(), close: vi.fn(), copyText: vi.fn(async () => {}) };
  const unmount = mountCard(document, state, actions, selection);
  unmounts.push(unmount);
  const host = document.querySelector('aside-card') as HTMLElement;
  const root = attach.mock.results[0]?.value as ShadowRoot;
  return { actions, unmount, host, root, attach };
}

function press(key: string, isTrusted: boolean, options: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...options });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  document.body.dispatchEvent(event);
}

describe('a mounted card', () => {
  it('stands in a closed shadow root with its own styles', () => {
    const { host, root, attach } = setUp();
    expect(attach).toHaveBeenCalledWith({ mode: 'closed' });
    expect(host.shadowRoot).toBeNull();
    expect(root.querySelector('.card')).not.toBeNull();
    expect(root.querySelector('style')).not.toBeNull();
    expect(host.textContent).toBe('');
  });

  it('stands beside the selection, and again after the window changed its size', () => {
    let top = 100;
    const { host } = setUp(() => ({ left: 50, top, right: 150, bottom: top + 20 }));
    expect(host.style.getPropertyValue('--card-inset')).toMatch(/^128px auto auto /);
    top = 200;
    window.dispatchEvent(new Event('resize'));
    expect(host.style.getPropertyValue('--card-inset')).toMatch(/^228px auto auto /);
  });

  it('closes on Escape when the person presses it, and not when the page makes it up', () => {
    const { actions } = setUp();
    press('Escape', false);
    press('Enter', true);
    // Into a field of the page, by an input method.
    press('Escape', true, { isComposing: true });
    expect(actions.close).not.toHaveBeenCalled();
    press('Escape', true);
    expect(actions.close).toHaveBeenCalledOnce();
  });

  it('leaves nothing behind', () => {
    const { actions, unmount } = setUp();
    unmount();
    expect(document.querySelector('aside-card')).toBeNull();
    press('Escape', true);
    expect(actions.close).not.toHaveBeenCalled();
  });
});
