import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Upstream, UpstreamModel } from '../upstream.ts';
import { writeReaderAnswer } from './answer.ts';

/** Milliseconds of work at a time; other turns' tokens wait no longer for it. */
const WORK_MS = 5;

export interface ReaderUpstreamOptions {
  /** Lets others have their turn: between pieces of the answer, and now and then while it is worked out. */
  pause?: () => Promise<unknown>;
}

/** The built-in upstream that has no model: it answers by quoting what matters most of the page or selection. */
export function createReaderUpstream({ pause = () => nextTurn() }: ReaderUpstreamOptions = {}): Upstream {
  return {
    id: 'reader',
    kind: 'reader',
    locality: 'machine',
    slots: 4,
    probe: () =>
      Promise.resolve({
        status: { id: 'reader', kind: 'reader', address: '', status: 'ready', version: '' },
        models: [MODEL],
      }),
    async chat({ prompt }, { signal, onDelta }) {
      let workedSince = performance.now();
      async function breathe(): Promise<void> {
        if (performance.now() - workedSince < WORK_MS) return;
        await pause();
        signal.throwIfAborted();
        workedSince = performance.now();
      }
      signal.throwIfAborted();
      const answer = await writeReaderAnswer(prompt, breathe);
      for (const piece of answer.match(/\s*\S{1,12}|\s+/gu) ?? []) {
        await pause();
        signal.throwIfAborted();
        onDelta('token', piece);
      }
      return { reason: 'stop', usage: null };
    },
    dispose() {},
  };
}

const MODEL: UpstreamModel = {
  name: 'reader',
  digest: '',
  canChat: true,
  upstream: 'reader',
  parameterSize: '',
  sizeBytes: 0,
  contextLength: 0,
  capabilities: [],
  loaded: true,
  remote: false,
};
