import { expect, it } from 'vitest';
import { describeUpstreams } from '../../companion/upstream-notice.ts';
import type { UpstreamStatus } from '../../protocol/models.ts';

const ollama: UpstreamStatus = {
  id: 'ollama@a',
  kind: 'ollama',
  address: 'a',
  status: 'ready',
  version: '1',
};

it('says of a server without a model that can chat what the server’s state says', () => {
  const params = { cause: 'none_can_chat', server: 'ollama', address: 'a', model: 'minilm', others: 0 };
  const notice = describeUpstreams({
    models: [],
    cannotChat: [],
    defaultModel: 'reader',
    upstreams: [{ ...ollama, error: { code: 'model_not_found', params } }],
  });
  expect(notice).toMatch(/^Ollama at a has no model that can chat \(only minilm\)\. .* Meanwhile the built-in reader/);
});
