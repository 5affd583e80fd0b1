import { expect, it } from 'vitest';
import { describeUpstreams } from '../../companion/upstream-notice.ts';
import type { UpstreamStatus } from '../../protocol/models.ts';

const ollama: UpstreamStatus = {
  id: 'ollama@a',
  kind: 'ollama',
  address: 'a',
  status: 'ready',
  message: '',
  version: '1',
};

it('says of a server without a model that can chat what the server’s state says', () => {
  const message = 'Ollama at a has no model that can chat (only minilm). Get one with `ollama pull llama3.2`.';
  const notice = describeUpstreams({
    models: [],
    cannotChat: ['minilm'],
    defaultModel: 'reader',
    upstreams: [{ ...ollama, message }],
  });
  expect(notice).toMatch(/^Ollama at a has no model that can chat \(only minilm\)\. .* Meanwhile the built-in reader/);
});
