import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { FRAME_READY, MOST_CODE_CHARS } from '../../../sidebar/diagrams/diagram-messages.ts';
import { drawInFrame } from '../../../sidebar/diagrams/draw-in-frame.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script><text>Stork</text></svg>';
const DRAWN = { kind: 'drawn', svg: SVG, width: 10, height: 20, title: '' };
const MOST_TIME_MS = 1_000;

/** The window inside of the frame. */
const inside = { postMessage: vi.fn() } as unknown as Window & { postMessage: Mock };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(inside);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const frames = () => document.querySelectorAll('iframe');

function draw(code = 'pie', signal = new AbortController().signal) {
  const reply = drawInFrame(code, false, signal, MOST_TIME_MS);
  return {
    reply,
    say: (data: unknown, source: MessageEventSource | null = inside) =>
      void dispatchEvent(new MessageEvent('message', { data, source })),
  };
}

describe('the frame that draws', () => {
  it('has an origin of its own, is asked once it is ready, and is gone once it has answered', async () => {
    const { reply, say } = draw();
    expect(frames()[0]?.getAttribute('sandbox')).toBe('allow-scripts');
    say(FRAME_READY);
    expect(inside.postMessage).toHaveBeenCalledWith({ code: 'pie', isDark: false }, '*');
    say(DRAWN);
    expect(await reply).toMatchObject({ kind: 'drawn', svg: expect.stringContaining('<text>Stork</text>') });
    expect(await reply).not.toMatchObject({ svg: expect.stringContaining('script') });
    expect(frames()).toHaveLength(0);
  });

  it('is not listened to where somebody else speaks', async () => {
    const { reply, say } = draw();
    say(DRAWN, window);
    say(DRAWN, null);
    await vi.advanceTimersByTimeAsync(MOST_TIME_MS);
    expect(await reply).toEqual({ kind: 'failed', failure: 'slow' });
  });

  it('is removed when it does not answer in time', async () => {
    const { reply, say } = draw();
    say(FRAME_READY);
    await vi.advanceTimersByTimeAsync(MOST_TIME_MS);
    expect(await reply).toEqual({ kind: 'failed', failure: 'slow' });
    expect(frames()).toHaveLength(0);
  });

  it('is removed at once when nobody wants the drawing any more', () => {
    const end = new AbortController();
    draw('pie', end.signal);
    end.abort();
    expect(frames()).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['no reply', 'hello'],
    ['a drawing that is no SVG', { ...DRAWN, svg: '<p>' }],
  ])('has drawn nothing when it says %s', async (_what, said) => {
    const { reply, say } = draw();
    say(said);
    expect(await reply).toEqual({ kind: 'failed', failure: 'unknown' });
  });

  it('is not even made for a diagram of 5 MB', async () => {
    expect(await draw('x'.repeat(5_000_000)).reply).toEqual({ kind: 'failed', failure: 'large' });
    expect(await draw('x'.repeat(MOST_CODE_CHARS + 1)).reply).toEqual({ kind: 'failed', failure: 'large' });
    expect(frames()).toHaveLength(0);
  });
});
