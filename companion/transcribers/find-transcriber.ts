/** Which transcriber there is: the one that was set, or one that runs on this machine where such servers listen. */
import type { Limits } from '../../protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { createUpstreamHttp, type HttpHead } from '../upstreams/http.ts';
import { within } from '../upstreams/read-json.ts';
import { isModelId, madeForSpeech } from './choose-model.ts';
import { createHttpTranscriber, type HttpTranscriberOptions } from './http-transcriber.ts';
import type { Transcriber, TranscriberSetting } from './transcriber.ts';

export interface TranscriberFinder {
  /** Undefined: there is none. Asks again each time until there is one. Rejects with the signal's reason. */
  find(signal: AbortSignal): Promise<Transcriber | undefined>;
  /** Whether anybody answers at the address. */
  answers(address: string, signal: AbortSignal): Promise<boolean>;
  /** The one that was found does not answer any more: the next to ask looks again. */
  forget(): void;
  dispose(): void;
}

export interface TranscriberFinderOptions {
  /** `off`: there is none, and nobody is asked. Undefined: it is looked for. */
  setting: TranscriberSetting | 'off' | undefined;
  /** Ollamas that are asked anyway; each may have a model that hears. */
  ollamas: readonly string[];
  /** Where such servers listen by default. */
  known?: { whisperCpp: string; speaches: string };
  clock: Clock;
  limits: HttpTranscriberOptions['limits'] & Pick<Limits, 'upstreamProbeMs'>;
}

const KNOWN = { whisperCpp: 'http://127.0.0.1:8080', speaches: 'http://127.0.0.1:8000' };

export function createTranscriberFinder(options: TranscriberFinderOptions): TranscriberFinder {
  const { setting, ollamas, known = KNOWN, clock, limits } = options;
  let current: Transcriber | undefined;
  const use = (chosen: TranscriberSetting): Transcriber => createHttpTranscriber({ ...chosen, clock, limits });

  /** The answer to one short question; undefined when there is none in time. */
  async function ask(base: string, path: string, signal: AbortSignal) {
    const http = createUpstreamHttp(new URL(base), limits.upstreamHeadBytes);
    const server = { server: 'transcriber', address: base };
    const pieces: Buffer[] = [];
    let head: HttpHead | undefined;
    let bytes = 0;
    try {
      await within({ clock, timeoutMs: limits.upstreamProbeMs, server }, signal, (inTime) =>
        http.exchange({
          method: 'GET',
          path,
          signal: inTime,
          onHead: (its) => {
            head = its;
          },
          onBytes(chunk) {
            bytes += chunk.byteLength;
            if (bytes > limits.upstreamListBytes) throw new Error('a list without an end');
            pieces.push(chunk);
          },
        }),
      );
      return head && { ...head, json: parse(Buffer.concat(pieces).toString()) };
    } catch {
      if (signal.aborted) throw signal.reason;
      return undefined;
    } finally {
      http.dispose();
    }
  }

  async function look(signal: AbortSignal): Promise<TranscriberSetting | undefined> {
    const [whisper, speaches, ...ofOllama] = await Promise.all([
      ask(known.whisperCpp, '/health', signal),
      ask(known.speaches, '/v1/models', signal),
      ...ollamas.map((url) => ask(url, '/api/tags', signal)),
    ]);
    // llama.cpp's server has the same port and the same answer, and says another name.
    if (whisper?.headers.server === 'whisper.cpp') return { url: known.whisperCpp };
    const model = speaches?.status === 200 ? madeForSpeech(speaches.json) : undefined;
    if (model !== undefined) return { url: known.speaches, model };
    for (const [index, url] of ollamas.entries()) {
      const hearing = hearingModel(ofOllama[index]?.json);
      if (hearing !== undefined) return { url, model: hearing };
    }
    return undefined;
  }

  return {
    async find(signal) {
      if (setting === 'off') return undefined;
      if (current !== undefined) return current;
      const chosen = setting ?? (await look(signal));
      if (chosen !== undefined) current ??= use(chosen);
      return current;
    },
    answers: async (address, signal) => (await ask(new URL(address).origin, '/', signal)) !== undefined,
    forget() {
      if (setting !== undefined) return;
      current?.dispose();
      current = undefined;
    },
    dispose() {
      current?.dispose();
    },
  };
}

/** A model of Ollama that takes sound. */
function hearingModel(tags: unknown): string | undefined {
  const { models } = (tags ?? {}) as { models?: unknown };
  if (!Array.isArray(models)) return undefined;
  const hearing = models.filter((each) => Array.isArray(each?.capabilities) && each.capabilities.includes('audio'));
  return hearing.map(({ name }) => name).find(isModelId);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
