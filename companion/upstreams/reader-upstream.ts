import type { Upstream } from './upstream.ts';

/** The built-in upstream that has no model: it answers by quoting what matters most of the page or selection. */
export function createReaderUpstream(): Upstream {
  return {
    id: 'reader',
    kind: 'reader',
    slots: 4,
    probe: () =>
      Promise.resolve({
        status: { id: 'reader', kind: 'reader', address: '', status: 'ready', message: '', version: '' },
        models: [
          {
            name: 'reader',
            upstream: 'reader',
            parameterSize: '',
            sizeBytes: 0,
            contextLength: 0,
            capabilities: [],
            loaded: true,
            remote: false,
          },
        ],
      }),
    chat: () => Promise.resolve({ reason: 'stop', usage: null }),
    dispose() {},
  };
}
