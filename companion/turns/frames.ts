import type { ArticleMessage } from '../../protocol/article-messages.ts';
import { encode } from '../../protocol/codec.ts';
import type { TurnEvent } from '../../protocol/turn-events.ts';
import type { Piece } from './turn-log.ts';

/** Writes a piece as a frame, once for all viewers that get the same one; empty when this depth doesn't show it. */
export type FrameOf = (piece: Piece) => string;

export const toAsideFrame: FrameOf = (piece) => {
  piece.asideFrame ??= encode(piece.event);
  return piece.asideFrame;
};

export const toArticleFrame: FrameOf = (piece) => {
  if (piece.articleFrame === undefined) {
    const message = toArticleMessage(piece.event);
    piece.articleFrame = message ? encode(message) : '';
  }
  return piece.articleFrame;
};

function toArticleMessage(event: TurnEvent): ArticleMessage | undefined {
  switch (event.type) {
    case 'token':
      return { type: 'token', content: event.content };
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
