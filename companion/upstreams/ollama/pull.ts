import type { PullProgress } from '../upstream.ts';
import { isCount } from './chat.ts';
import { toPullError } from './pull-refusal.ts';
import type { OllamaStream } from './stream-lines.ts';
import { failed, streamLines } from './stream-lines.ts';

/** One layer of a model: its bytes, and how many of them are there. */
interface Layer {
  total: number;
  done: number;
}

/** Has Ollama get a model; see `ModelManagement.pull`. Layers that are there already count as done. */
export async function pullOllamaModel(
  server: Pick<OllamaStream, 'http' | 'address' | 'clock' | 'limits'>,
  model: string,
  options: { signal: AbortSignal; onProgress(progress: PullProgress): void },
): Promise<void> {
  const { address, limits } = server;
  const layers = new Map<string, Layer>();
  let code: PullProgress['code'] = 'manifest';
  let isThere = false;

  function sum(of: (layer: Layer) => number): number {
    return [...layers.values()].reduce((bytes, layer) => bytes + of(layer), 0);
  }

  function onLine({ status, digest, total, completed }: Record<string, unknown>): void {
    if (typeof status !== 'string') return;
    if (status === 'success') isThere = true;
    code = toCode(status, code);
    const isLayer = typeof digest === 'string' && isCount(total);
    if (isLayer && (layers.has(digest) || layers.size < limits.pullLayers)) {
      code = 'downloading';
      layers.set(digest, { total, done: isCount(completed) ? Math.min(completed, total) : 0 });
    }
    const totalBytes = sum((layer) => layer.total);
    // The last bytes of a layer are told by what comes after it.
    const isWhole = code === 'verifying' || code === 'writing';
    options.onProgress({ code, done: isWhole ? totalBytes : sum(({ done }) => done), total: totalBytes });
  }

  const body = { model, stream: true };
  const { hasLine } = await streamLines(
    { ...server, model, path: '/api/pull', body, toError: toPullError },
    options.signal,
    onLine,
  );
  // Only these words say that it is there: whatever else ends the answer did not finish.
  if (!isThere) throw failed(hasLine ? 'ended_early' : 'said_nothing', address);
}

function toCode(status: string, before: PullProgress['code']): PullProgress['code'] {
  if (status.startsWith('verifying')) return 'verifying';
  if (/^(writing|removing)/.test(status)) return 'writing';
  return before;
}
