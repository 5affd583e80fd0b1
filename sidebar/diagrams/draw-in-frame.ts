import {
  type DiagramReply,
  type DiagramRequest,
  FRAME_READY,
  MOST_CODE_CHARS,
  parseDiagramReply,
} from './diagram-messages.ts';
import { harmlessSvg } from './harmless-svg.ts';

/** A page of the package or of the companion's own page: it has an origin of its own, no network and no browser API. */
const FRAME_PATH = '/diagram.html';
/** Also reads and starts a large script. */
const MOST_TIME_MS = 15_000;
/** So that text has its size, which it has not in a frame that is not laid out. */
const FRAME_PIXELS = '1000px';

/**
 * Draws in a frame that can do nothing but answer, and lives for this one drawing.
 *
 * @param mostTimeMs a frame that has not answered by then is removed
 */
export function drawInFrame(
  code: string,
  isDark: boolean,
  signal: AbortSignal,
  mostTimeMs = MOST_TIME_MS,
): Promise<DiagramReply> {
  if (code.length > MOST_CODE_CHARS) return Promise.resolve({ kind: 'failed', failure: 'large' });
  return new Promise((resolve) => {
    const frame = openFrame();
    const end = new AbortController();
    const timer = setTimeout(() => settle({ kind: 'failed', failure: 'slow' }), mostTimeMs);

    function close(): void {
      clearTimeout(timer);
      end.abort();
      frame.remove();
    }

    function settle(reply: DiagramReply): void {
      close();
      resolve(reply.kind === 'drawn' ? toHarmless(reply) : reply);
    }

    addEventListener(
      'message',
      ({ source, data }) => {
        if (source === null || source !== frame.contentWindow) return;
        const request: DiagramRequest = { code, isDark };
        // An opaque origin has no name that a message could be addressed to.
        if (data === FRAME_READY) frame.contentWindow?.postMessage(request, '*');
        else settle(parseDiagramReply(data) ?? { kind: 'failed', failure: 'unknown' });
      },
      { signal: end.signal },
    );
    signal.addEventListener('abort', close, { signal: end.signal });
    document.body.append(frame);
  });
}

function openFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.inert = true;
  Object.assign(frame.style, {
    position: 'fixed',
    top: '100%',
    left: '100%',
    width: FRAME_PIXELS,
    height: FRAME_PIXELS,
    border: '0',
    visibility: 'hidden',
  });
  frame.src = FRAME_PATH;
  return frame;
}

function toHarmless(reply: DiagramReply & { kind: 'drawn' }): DiagramReply {
  const svg = harmlessSvg(reply.svg);
  return svg === undefined ? { kind: 'failed', failure: 'unknown' } : { ...reply, svg };
}
