import { nameOf, type Refusal } from '../refusal.ts';
import { readRefusal } from '../refusal-words.ts';
import { UpstreamError } from '../upstream.ts';
import { toRefusalError } from './refusal.ts';

/** What keeps Ollama from the place where models come from. */
const NETWORK =
  /dial tcp|no such host|connection (refused|reset)|i\/o timeout|timed? ?out|network is unreachable|tls: |x509|max retries|EOF/i;
const NO_ROOM = /no space left|not enough (disk )?space|insufficient (disk )?space|disk quota|disk full/i;

/** The error for a pull that was refused or has failed: what only pulls say, then what every refusal means. */
export function toPullError(refusal: Refusal & { address: string }): UpstreamError {
  const { status, body, contentType, model, address } = refusal;
  const { words: said, isPage } = readRefusal(body, contentType);
  const named = nameOf({ server: 'ollama', address });
  if (isPage || said === '') return toRefusalError(refusal);
  if (/invalid model name|invalid reference|unqualified name/i.test(said)) {
    return new UpstreamError('upstream_refused', { cause: 'bad_model_name', model });
  }
  if (NO_ROOM.test(said)) return new UpstreamError('upstream_failed', { cause: 'disk_full', ...named, model, said });
  if (/file does not exist|manifest unknown|repository name not known|not found/i.test(said)) {
    return new UpstreamError('model_not_found', { cause: 'not_in_library', ...named, model });
  }
  if (/newer version of ollama/i.test(said)) {
    return new UpstreamError('upstream_refused', { cause: 'server_too_old', ...named, model, said });
  }
  if (NETWORK.test(said)) {
    return new UpstreamError('upstream_failed', { cause: 'registry_unreachable', ...named, model, said });
  }
  if (status === 200 || status >= 500) {
    return new UpstreamError('upstream_failed', { cause: 'pull_failed', ...named, model, said });
  }
  return toRefusalError(refusal);
}
