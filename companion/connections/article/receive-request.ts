import type { ArticleRequest } from '../../../protocol/article-messages.ts';
import { decodeArticleRequest, encode } from '../../../protocol/codec.ts';
import { codedError } from '../../coded-error.ts';
import { toArticleError } from '../../turns/article-error.ts';
import type { Link } from '../connection.ts';

/** What does the work of each request at article depth. */
export type ArticleHandlers = {
  [T in ArticleRequest['type']]: (request: Extract<ArticleRequest, { type: T }>) => void;
};

/** Reads a frame and hands it on; false when it was not understood, which its sender is told. */
export function receiveRequest(frame: string, link: Link, handlers: ArticleHandlers): boolean {
  const decoded = decodeArticleRequest(frame);
  if (decoded.ok) handlers[decoded.message.type](decoded.message as never);
  else link.post(encode(toArticleError(codedError(decoded.code, { cause: 'not_understood', reason: decoded.reason }))));
  return decoded.ok;
}
