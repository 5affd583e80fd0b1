import type { ModelsMessage } from '../../protocol/companion-messages.ts';
import type { UpstreamStatus } from '../../protocol/models.ts';
import type { Role } from '../connection/companion-socket.ts';
import type { Problem } from './problem.ts';

/** Gets a small model that runs on most machines. */
const GET_FIRST_MODEL = 'ollama pull llama3.2';

/**
 * What a person should know about the models; null when all is well.
 * @param chosen The model that the person chose; empty for the companion's default.
 */
export function findModelProblem(
  chosen: string,
  { models, cannotChat: others = [], upstreams }: Pick<ModelsMessage, 'models' | 'cannotChat' | 'upstreams'>,
  role: Role,
): Problem | null {
  const cannotChat = others.map(({ name }) => name);
  const servers = upstreams.filter(({ kind }) => kind !== 'reader');
  const hasModel = models.some(({ upstream }) => servers.some(({ id }) => id === upstream));
  if (cannotChat.includes(chosen)) return { code: 'model_cannot_chat', params: { model: chosen }, retryable: false };
  if (chosen !== '' && !models.some(({ name }) => name === chosen)) {
    const down = servers.find(({ status }) => status !== 'ready');
    return down ? explainServer(down, chosen) : gone(chosen);
  }
  if (hasModel) return null;
  const [server] = servers;
  if (!server) return null;
  return server.status === 'ready' ? noModel(server, cannotChat, role === 'client') : explainServer(server);
}

/** @param chosen the model that can't be asked for it, if there is one */
function explainServer({ kind, address, status, error }: UpstreamStatus, chosen?: string): Problem {
  const params = { kind, address, ...(chosen !== undefined && { chosen }) };
  if (status === 'unreachable') return { code: 'server_unreachable', params, retryable: false };
  const code = status === 'refused' ? 'server_refuses' : 'server_not_ready';
  return { code, params, retryable: false, ...(error && { error }) };
}

/** @param mayPull whether who asks may have a model downloaded, where that can be done */
function noModel({ kind, address, manages }: UpstreamStatus, cannotChat: readonly string[], mayPull: boolean): Problem {
  const pullable = { ...(mayPull && manages?.includes('pull') && { pullable: true }) };
  if (kind !== 'ollama') {
    return { code: 'server_without_model', params: { kind, address }, retryable: false, ...pullable };
  }
  const [model] = cannotChat;
  const command = GET_FIRST_MODEL;
  return model === undefined
    ? { code: 'ollama_without_model', params: { address, command }, retryable: false, ...pullable }
    : {
        code: 'no_model_can_chat',
        params: { model, count: cannotChat.length, command },
        retryable: false,
        ...pullable,
      };
}

function gone(model: string): Problem {
  const isOllamaName = /^[\w.:/-]+$/.test(model);
  return {
    code: 'model_gone',
    params: { model, command: isOllamaName ? `ollama pull ${model}` : '' },
    retryable: false,
  };
}
