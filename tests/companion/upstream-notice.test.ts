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

it('calls a server by the name of its program, where that is known', () => {
  const model = { parameterSize: '', sizeBytes: 0, contextLength: 0, capabilities: [], loaded: true, remote: false };
  const noticeOf = (more: object) =>
    describeUpstreams({
      models: [{ ...model, name: 'qwen', upstream: 'openai@a' }],
      cannotChat: [],
      defaultModel: 'qwen',
      upstreams: [{ ...ollama, id: 'openai@a', kind: 'openai', version: 'b1', ...more }],
    });
  expect(noticeOf({ product: 'llama.cpp' })).toBe('llama.cpp b1 at a answers, with 1 model.');
  expect(noticeOf({ version: '' })).toBe('The model server at a answers, with 1 model.');
});
