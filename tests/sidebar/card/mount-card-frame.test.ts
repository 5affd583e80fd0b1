import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FrameRequest } from '../../../sidebar/card/card-channel.ts';
import { mountCardFrame } from '../../../sidebar/card/mount-card-frame.ts';
import type { Box } from '../../../sidebar/card/place-card.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const host of document.querySelectorAll('aside-card')) host.remove();
});

/** A port whose other end is the test. */
class FakeChannel {
  static made: FakeChannel[] = [];
  posted: unknown[] = [];
  isClosed = false;
  port1 = {
    onmessage: null as ((event: { data: FrameRequest }) => void) | null,
    postMessage: (message: unknown) => void this.posted.push(message),
    close: () => {
      this.isClosed = true;
    },
  };
  port2 = { other: true };
  constructor() {
    FakeChannel.made.push(this);
  }
}

function setUp(selection: () => Box | undefined = () => undefined) {
  vi.stubGlobal('MessageChannel', FakeChannel);
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
  const clock = createManualClock();
  const field = { insert: vi.fn() };
  mountCardFrame({
    document,
    address: 'chrome-extension://aside/card.html',
    origin: 'chrome-extension://id',
    welcome: { turn: 'turn-1' },
    selection,
    field,
    styles: ':host {}',
    isEscape: ({ key }) => key === 'Escape',
    clock,
  });
  const channel = FakeChannel.made.at(-1) as FakeChannel;
  const host = [...document.querySelectorAll<HTMLElement>('aside-card')].at(-1) as HTMLElement;
  const root = attach.mock.results.at(-1)?.value as ShadowRoot;
  const frame = root.querySelector('iframe') as HTMLIFrameElement;
  const say = (data: FrameRequest) => channel.port1.onmessage?.({ data });
  return { clock, field, channel, host, root, frame, attach, say };
}

function press(key: string, isTrusted: boolean): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  document.body.dispatchEvent(event);
}

describe('the frame of a card', () => {
  it('is a page of ours in a closed shadow root', () => {
    const { host, frame, attach } = setUp();
    expect(attach).toHaveBeenCalledWith({ mode: 'closed' });
    expect([host.shadowRoot, host.textContent]).toEqual([null, '']);
    expect(frame.src).toBe('chrome-extension://aside/card.html');
  });

  it('is told its turn through a port of its own, and only our page is', () => {
    const { frame, channel } = setUp();
    const postMessage = vi.fn();
    Object.defineProperty(frame, 'contentWindow', { value: { postMessage } });
    frame.dispatchEvent(new Event('load'));
    const welcome = { turn: 'turn-1', canInsert: true };
    expect(postMessage).toHaveBeenCalledWith(welcome, 'chrome-extension://id', [channel.port2]);
  });

  it('stands beside the selection, as high as it says, and again after the window changed its size', () => {
    let top = 100;
    const { host, say } = setUp(() => ({ left: 50, top, right: 150, bottom: top + 20 }));
    expect(host.style.getPropertyValue('--card-inset')).toMatch(/^128px auto auto /);
    say({ type: 'height', height: 210 });
    expect(host.style.getPropertyValue('--card-height')).toBe('210px');
    top = 200;
    window.dispatchEvent(new Event('resize'));
    expect(host.style.getPropertyValue('--card-inset')).toMatch(/^228px auto auto /);
  });

  it('makes way for a passage that is shown under it, and for no other', () => {
    const { host, say } = setUp(() => ({ left: 50, top: 100, right: 150, bottom: 120 }));
    vi.spyOn(host, 'getBoundingClientRect').mockReturnValue(new DOMRect(50, 128, 420, 300));
    const inset = () => host.style.getPropertyValue('--card-inset');
    const show = (top: number) => {
      const passage = document.createRange();
      passage.selectNodeContents(document.body);
      vi.spyOn(passage, 'getBoundingClientRect').mockReturnValue(new DOMRect(20, top, 600, 40));
      for (const makeWay of (globalThis as { asideCards?: Set<(range: Range) => void> }).asideCards ?? []) {
        makeWay(passage);
      }
    };
    show(60);
    expect(inset()).toMatch(/^128px auto auto /);
    show(200);
    expect(inset()).toMatch(/^248px auto auto /);
    say({ type: 'close' });
    show(300);
    expect(inset()).toMatch(/^248px auto auto /);
  });

  it('is of the colours that were set, and of the page’s otherwise', () => {
    const { frame, say } = setUp();
    const schemes = (['dark', 'light', 'system'] as const).map((theme) => {
      say({ type: 'theme', theme });
      return frame.style.colorScheme;
    });
    expect(schemes).toEqual(['dark', 'light', '']);
  });

  it('is taken out when it does not begin in 5 s, and not once it has', () => {
    const silent = setUp();
    silent.clock.advance(5_000);
    expect([silent.host.isConnected, silent.channel.isClosed]).toEqual([false, true]);
    const { clock, host, say } = setUp();
    say({ type: 'ready' });
    clock.advance(60_000);
    expect(host.isConnected).toBe(true);
  });

  it('leaves on Escape when the person presses it, the last one first, and not when the page makes it up', () => {
    const first = setUp();
    const second = setUp();
    first.say({ type: 'ready' });
    second.say({ type: 'ready' });
    press('Escape', false);
    press('Enter', true);
    expect(second.channel.posted).toEqual([]);
    press('Escape', true);
    expect([first.channel.posted, second.channel.posted]).toEqual([[], [{ type: 'leave' }]]);
    second.say({ type: 'close' });
    press('Escape', true);
    expect(first.channel.posted).toEqual([{ type: 'leave' }]);
  });

  it('leaves when the page has moved it, and the page has its Escape again', () => {
    const { host, frame, channel, say } = setUp();
    Object.defineProperty(frame, 'contentWindow', { value: { postMessage() {} } });
    frame.dispatchEvent(new Event('load'));
    say({ type: 'ready' });
    frame.dispatchEvent(new Event('load'));
    expect([host.isConnected, channel.isClosed]).toEqual([false, true]);
    const heard = vi.fn();
    document.body.addEventListener('keydown', heard, { once: true });
    press('Escape', true);
    expect(heard).toHaveBeenCalled();
  });

  it('puts an answer into the field that the selection came from', () => {
    const { field, say } = setUp();
    say({ type: 'insert', text: 'The' });
    expect(field.insert).toHaveBeenCalledWith('The');
  });

  it('leaves nothing behind', () => {
    const { channel, say } = setUp();
    say({ type: 'ready' });
    say({ type: 'close' });
    expect(document.querySelector('aside-card')).toBeNull();
    press('Escape', true);
    expect([channel.posted, channel.isClosed]).toEqual([[], true]);
  });
});
