import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { silentError } from '../upstreams/connection-failure.ts';
import { createUpstreamHttp, RawBody } from '../upstreams/http.ts';
import { readJson, within } from '../upstreams/read-json.ts';
import { notThisKind, type Refusal } from '../upstreams/refusal.ts';
import { UpstreamError } from '../upstreams/upstream.ts';
import { chooseModel } from './choose-model.ts';
import { heardWords } from './heard-words.ts';
import { toMultipart } from './multipart.ts';
import { toRefusalError } from './refusal.ts';
import type { AudioFile, Transcriber, TranscriberSetting, Transcript } from './transcriber.ts';
import { modelsPath, recordingPaths } from './transcriber-address.ts';
import { createTranscriptStream } from './transcript-stream.ts';

export interface HttpTranscriberOptions extends TranscriberSetting {
  clock: Clock;
  limits: Pick<
    Limits,
    'upstreamHeadBytes' | 'upstreamListBytes' | 'upstreamProbeMs' | 'transcriptBytes' | 'transcriptionMs'
  >;
}

/** What servers that have one model take for a name. */
const ANY_MODEL = 'whisper-1';

/** Any server of OpenAI's `/v1/audio/transcriptions`, and whisper.cpp's. Its key goes to it alone, and into no log. */
export function createHttpTranscriber(options: HttpTranscriberOptions): Transcriber {
  const { key, clock, limits } = options;
  const url = new URL(options.url);
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const http = createUpstreamHttp(new URL(url.origin), limits.upstreamHeadBytes, headers);
  const address = options.url;
  const named = { server: 'transcriber', address };
  let paths = recordingPaths(url.pathname);
  let model = options.model;
  /** Whether it is asked for its words as they come. Servers that can't do that take no notice, and a few refuse. */
  let asksToStream = true;

  /** Servers that hold several want to be told which. One that lists none takes any name. */
  async function modelFor(path: string, signal: AbortSignal): Promise<string> {
    const listPath = modelsPath(path);
    if (model !== undefined || listPath === undefined) return model ?? ANY_MODEL;
    const toError = (refusal: Refusal) => toRefusalError({ ...refusal, ...named }, 'wav');
    const server = { ...named, http, maxBytes: limits.upstreamListBytes, toRefusalError: toError };
    try {
      const ask = (inTime: AbortSignal) => readJson(server, { path: listPath }, inTime);
      const list = await within({ clock, timeoutMs: limits.upstreamProbeMs, server }, signal, ask);
      model = chooseModel(list) ?? ANY_MODEL;
      return model;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof UpstreamError && error.code === 'upstream_unreachable') throw error;
      return ANY_MODEL;
    }
  }

  async function send(path: string, file: AudioFile, { signal, onHearing }: Asked): Promise<Transcript> {
    const name = await modelFor(path, signal);
    const part = {
      filename: `speech.${file.container}`,
      contentType: CONTENT_TYPES[file.container],
      bytes: file.bytes,
    };
    const fields = { model: name, response_format: 'json', ...(asksToStream && { stream: 'true' }) };
    const body = new RawBody(toMultipart(fields, part));
    const toError = (refusal: Refusal) => toRefusalError({ ...refusal, ...named, model: name }, file.format);
    const server = { ...named, http, maxBytes: limits.transcriptBytes, toRefusalError: toError };
    const events = createTranscriptStream({
      onText: (text) => onHearing(heardWords(text)),
      maxBytes: limits.transcriptBytes,
      tooLong: () => notThisKind(named),
    });
    const answer = await readJson(server, { path, body, events }, signal);
    if (typeof answer !== 'object' || answer === null) throw notThisKind(named);
    const { text, language } = answer as { text?: unknown; language?: unknown };
    if (typeof text === 'string') {
      return { text: heardWords(text), language: typeof language === 'string' ? language.slice(0, 64) : '' };
    }
    if (!('error' in answer)) throw notThisKind(named);
    throw toError({ status: 200, body: JSON.stringify(answer), contentType: 'application/json', model: name });
  }

  async function sendSomewhere(file: AudioFile, asked: Asked, [path = '', ...others] = paths): Promise<Transcript> {
    try {
      const transcript = await send(path, file, asked);
      paths = [path];
      return transcript;
    } catch (error) {
      if (asksToStream && refusesToStream(error)) {
        asksToStream = false;
        return sendSomewhere(file, asked, [path, ...others]);
      }
      if (others.length === 0 || !isUnknownPath(error)) throw error;
      return sendSomewhere(file, asked, others);
    }
  }

  return {
    address,
    async transcribe(file, signal, onHearing = () => {}) {
      const timeout = new AbortController();
      const cancel = clock.after(limits.transcriptionMs, () => {
        timeout.abort(silentError(named, limits.transcriptionMs));
      });
      try {
        return await sendSomewhere(file, { signal: AbortSignal.any([signal, timeout.signal]), onHearing });
      } finally {
        cancel();
      }
    },
    dispose: http.dispose,
  };
}

interface Asked {
  signal: AbortSignal;
  onHearing(text: string): void;
}

const CONTENT_TYPES = {
  wav: 'audio/wav',
  webm: 'audio/webm',
  ogg: 'audio/ogg',
  mp4: 'audio/mp4',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
} as const satisfies Record<AudioFile['container'], string>;

/** whisper.cpp says so in a line of text, others in JSON or with a page. */
function isUnknownPath(error: unknown): boolean {
  if (!(error instanceof UpstreamError)) return false;
  const { status } = error.params as { status?: unknown };
  return error.code === 'upstream_refused' && (status === 404 || status === 405);
}

/** It names the field that it does not know. */
function refusesToStream(error: unknown): boolean {
  if (!(error instanceof UpstreamError) || error.code !== 'upstream_refused') return false;
  const { said } = error.params as { said?: unknown };
  return typeof said === 'string' && /\bstream/i.test(said);
}
