import type { ModelsMessage } from '../../protocol/companion-messages.ts';
import type { UpstreamStatus } from '../../protocol/models.ts';
import type { Problem } from './problem.ts';

/** A small model that runs on most machines. */
const FIRST_MODEL = 'llama3.2';
const MEANWHILE = 'The built-in reader answers meanwhile: it quotes what matters most of a page.';

/**
 * What a person should know about the models; null when all is well.
 * @param chosen The model that the person chose; empty for the companion's default.
 */
export function findModelProblem(
  chosen: string,
  { models, cannotChat = [], upstreams }: Pick<ModelsMessage, 'models' | 'cannotChat' | 'upstreams'>,
): Problem | null {
  const servers = upstreams.filter(({ kind }) => kind !== 'reader');
  const hasModel = models.some(({ upstream }) => servers.some(({ id }) => id === upstream));
  if (cannotChat.includes(chosen)) return mute(chosen);
  if (chosen !== '' && !models.some(({ name }) => name === chosen)) {
    const down = servers.find(({ status }) => status !== 'ready');
    return down ? explainServer(down, `${chosen} can’t be asked, and no other model takes its place.`) : gone(chosen);
  }
  if (hasModel) return null;
  const [server] = servers;
  if (!server) return null;
  return server.status === 'ready' ? noModel(server, cannotChat) : explainServer(server, MEANWHILE);
}

function explainServer(server: UpstreamStatus, consequence: string): Problem {
  const { address, status } = server;
  const name = nameOf(server);
  if (status !== 'unreachable') {
    const title = status === 'refused' ? `${name} refuses` : `${name} isn’t ready`;
    return { ...problem(title, '', consequence), ...(server.error && { error: server.error }) };
  }
  return problem(
    `${name} isn’t answering`,
    `Nothing answers at ${address}. ${consequence}`,
    server.kind === 'ollama'
      ? 'Start Ollama. It is found by itself as soon as it runs.'
      : 'Start that server. It is found by itself as soon as it runs.',
    server.kind === 'ollama' ? 'ollama serve' : '',
  );
}

function noModel(server: UpstreamStatus, cannotChat: readonly string[]): Problem {
  const name = nameOf(server);
  if (server.kind !== 'ollama') {
    return problem(
      `${name} has no model`,
      `The server at ${server.address} lists none. ${MEANWHILE}`,
      'Load one there.',
    );
  }
  const [mute] = cannotChat;
  if (mute !== undefined) {
    return problem(
      'No model here can chat',
      `What is installed is made for something else (${mute}${cannotChat.length > 1 ? ', …' : ''}). ${MEANWHILE}`,
      'Get one that can; it is found by itself when the download is complete.',
      `ollama pull ${FIRST_MODEL}`,
    );
  }
  return problem(
    'Ollama has no model yet',
    `Ollama runs at ${server.address}, but no model is installed. ${MEANWHILE}`,
    'Get one; it is found by itself when the download is complete.',
    `ollama pull ${FIRST_MODEL}`,
  );
}

function mute(chosen: string): Problem {
  return problem(
    `${chosen} can’t chat`,
    'The model you chose is made for something else, such as search, and no other takes its place by itself.',
    'Choose another model.',
  );
}

function gone(chosen: string): Problem {
  const isOllamaName = /^[\w.:/-]+$/.test(chosen);
  return problem(
    `${chosen} isn’t there any more`,
    'The model you chose was removed or renamed, and no other takes its place by itself.',
    isOllamaName ? 'Choose another model, or get it again:' : 'Choose another model.',
    isOllamaName ? `ollama pull ${chosen}` : '',
  );
}

function nameOf({ kind }: UpstreamStatus): string {
  return kind === 'ollama' ? 'Ollama' : 'The model server';
}

function problem(title: string, message: string, cure: string, command = ''): Problem {
  return { title, message, cure, command, retryable: false };
}
