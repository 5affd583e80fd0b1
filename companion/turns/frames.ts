import type { ArticleMessage } from '../../protocol/article-messages.ts';
import { encode } from '../../protocol/codec.ts';
import { describeEmptyAnswer } from '../../words/describe-empty-answer.ts';
import { describeStep } from '../../words/describe-step.ts';
import { RECANTED } from '../../words/english/recanted.ts';
import { inEnglish } from '../../words/in-english.ts';
import { toArticleError } from './article-error.ts';
import type { Piece } from './turn-log.ts';

/** Writes a piece as a frame, once for all viewers that get the same one; empty when this depth doesn't show it. */
export type FrameOf = (piece: Piece) => string;

export const toAsideFrame: FrameOf = (piece) => {
  piece.asideFrame ??= writeDelta(piece.event) ?? encode(piece.event);
  return piece.asideFrame;
};

/** What `encode` writes, by hand: a stream is made of these, and only their text may need an escape. */
function writeDelta(event: Piece['event']): string | undefined {
  if (event.type !== 'token' && event.type !== 'thinking') return undefined;
  const { type, turn, seq, content } = event;
  return `{"type":"${type}","turn":"${turn}","seq":${seq},"content":${JSON.stringify(content)}}`;
}

export const toArticleFrame: FrameOf = (piece) => {
  if (piece.articleFrame === undefined) {
    const message = inEnglish(() => toArticleMessage(piece.event));
    piece.articleFrame = message ? encode(message) : '';
  }
  return piece.articleFrame;
};

function toArticleMessage(event: Piece['event']): ArticleMessage | undefined {
  switch (event.type) {
    case 'token':
      return { type: 'token', content: event.content };
    case 'snapshot':
      // What it was sent can't be taken back here, so that it is told in words.
      return { type: 'step', description: RECANTED };
    case 'step':
      return { type: 'step', description: describeStep(event) };
    case 'done':
      return { type: 'done', ...(event.empty !== undefined && { message: describeEmptyAnswer(event.empty) }) };
    case 'cancelled':
      return { type: 'cancelled' };
    case 'error':
      return toArticleError(event);
    default:
      return undefined;
  }
}
