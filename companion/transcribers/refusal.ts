/** What servers of transcriptions say when they refuse. */
import type { AudioFormat } from '../../protocol/audio-formats.ts';
import type { NamedServer } from '../../protocol/error-causes.ts';
import { nameOf, type Refusal, toStatusError } from '../upstreams/refusal.ts';
import { readRefusal } from '../upstreams/refusal-words.ts';
import { UpstreamError } from '../upstreams/upstream.ts';

/** The request was understood, and the recording in it was not: 200 is what older versions of whisper.cpp say. */
const UNREAD = [200, 400, 415, 422];

export function toRefusalError(refusal: Refusal & NamedServer, format: AudioFormat): UpstreamError {
  const said = readRefusal(refusal.body, refusal.contentType);
  const { status, model } = refusal;
  const named = nameOf(refusal);
  if ([400, 404].includes(status) && /model .*(not found|does not exist|not exist|not installed)/i.test(said.words)) {
    return new UpstreamError('model_not_found', { cause: 'at_server', ...named, model });
  }
  if (UNREAD.includes(status) && !said.isPage) {
    return new UpstreamError('upstream_refused', { cause: 'audio_unread', ...named, format, said: said.words });
  }
  return toStatusError({ ...refusal, ...said });
}
