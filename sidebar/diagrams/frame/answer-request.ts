import { type DiagramReply, type DiagramRequest, FRAME_READY } from '../diagram-messages.ts';
import { drawWithMermaid } from './draw-with-mermaid.ts';

/** All that the frame does: it draws once, for the window that holds it. */
export function answerRequest(): void {
  addEventListener(
    'message',
    async ({ source, data }: MessageEvent<DiagramRequest>) => {
      if (source !== parent) return;
      const reply: DiagramReply = await drawWithMermaid(data);
      // The panel's origin is no secret, and has a different name in each browser.
      parent.postMessage(reply, '*');
    },
    { once: true },
  );
  parent.postMessage(FRAME_READY, '*');
}
