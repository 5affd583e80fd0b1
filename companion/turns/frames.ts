import type { ArticleMessage } from '../../protocol/article-messages.ts';
import { encode } from '../../protocol/codec.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Piece } from './turn-log.ts';

/** Writes a piece as a frame, once for all viewers that get the same one; empty when this depth doesn't show it. */
export type FrameOf = (piece: Piece) => string;

export const toAsideFrame: FrameOf = (piece) => {
  piece.asideFrame ??= encodeAside(piece.event);
  return piece.asideFrame;
};

export const toArticleFrame: FrameOf = (piece) => {
  piece.articleFrame ??= encodeArticle(piece.event);
  return piece.articleFrame;
};

/** Deltas are written by hand: they are nearly all there is to write, and only their text needs escaping. */
function encodeAside(event: TurnEvent): string {
  if (event.type !== 'token' && event.type !== 'thinking') return encode(event);
  const { type, turn, seq, content } = event;
  return `{"type":"${type}","turn":"${turn}","seq":${seq},"content":${JSON.stringify(content)}}`;
}

function encodeArticle(event: TurnEvent): string {
  if (event.type === 'token') return `{"type":"token","content":${JSON.stringify(event.content)}}`;
  const message = toArticleMessage(event);
  return message ? encode(message) : '';
}

function toArticleMessage(event: TurnEvent): ArticleMessage | undefined {
  switch (event.type) {
    case 'step':
      return { type: 'step', description: event.description };
    case 'done':
    case 'cancelled':
      return { type: event.type };
    case 'error': {
      const { code, message, cure, retryable } = event;
      return { type: 'error', code, message, cure, retryable };
    }
    default:
      return undefined;
  }
}
