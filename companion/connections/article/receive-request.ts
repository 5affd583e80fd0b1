import type { ArticleRequest } from '../../../protocol/article-messages.ts';
import { decodeArticleRequest, encode } from '../../../protocol/codec.ts';
import { codedError } from '../../coded-error.ts';
import { toArticleError } from '../../turns/article-error.ts';
import type { Link } from '../connection.ts';

/** The handler of each request at article depth. A request without a handler has an unknown type here. */
export type ArticleHandlers = {
  [T in ArticleRequest['type']]?: (request: Extract<ArticleRequest, { type: T }>) => void;
};

/** Reads a frame and hands it on; false when it was not understood. Its sender is told so. */
export function receiveRequest(frame: string, link: Link, handlers: ArticleHandlers): boolean {
  const decoded = decodeArticleRequest(frame);
  if (!decoded.ok) return refuse(link, decoded.code, decoded.reason);
  const { type } = decoded.message;
  const handle = handlers[type];
  if (handle === undefined) return refuse(link, 'unknown_type', `unknown type "${type}"`);
  handle(decoded.message as never);
  return true;
}

function refuse(link: Link, code: 'bad_message' | 'unknown_type', reason: string): false {
  link.post(encode(toArticleError(codedError(code, { cause: 'not_understood', reason }))));
  return false;
}
