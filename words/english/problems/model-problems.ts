import { told } from './problem-sentences.ts';

/** How the server is called. */
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'The model server');
const MEANWHILE = 'Meanwhile the built-in reader answers by quoting the most important sentences of a page.';
const NO_OTHER = 'no other model takes its place.';

/** `chosen`: the model that can't be asked; without it the reader answers. */
interface Server {
  kind: string;
  address: string;
  chosen?: string;
}

function consequence({ chosen }: Pick<Server, 'chosen'>): string {
  return chosen === undefined ? MEANWHILE : `${chosen} can’t be used now, and no other model takes its place.`;
}

/** What can be wrong with the models and their servers. */
export const modelProblems = {
  server_unreachable: (server: Server) =>
    told(
      `${serverName(server.kind)} isn’t answering`,
      `Nothing answers at ${server.address}. ${consequence(server)}`,
      server.kind === 'ollama'
        ? 'Start Ollama. Aside will find it by itself.'
        : 'Start that server. Aside will find it by itself.',
      server.kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: (server: Server) => told(`${serverName(server.kind)} refuses to answer`, '', consequence(server)),
  server_not_ready: (server: Server) => told(`${serverName(server.kind)} isn’t ready`, '', consequence(server)),
  server_without_model: ({ kind, address }: Server) =>
    told(`${serverName(kind)} has no model`, `The server at ${address} lists none. ${MEANWHILE}`, 'Load one there.'),
  ollama_without_model: ({ address, command }: { address: string; command: string }) =>
    told(
      'Ollama has no model yet',
      `Ollama runs at ${address}, but no model is installed. ${MEANWHILE}`,
      'Get one. Aside will find it when the download is complete.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }: { model: string; count: number; command: string }) =>
    told(
      'No model here can chat',
      `What is installed is made for something else (${model}${count > 1 ? ', …' : ''}). ${MEANWHILE}`,
      'Get one that can. Aside will find it when the download is complete.',
      command,
    ),
  model_cannot_chat: ({ model }: { model: string }) =>
    told(
      `${model} can’t chat`,
      `The model you chose is made for something else, such as search, and ${NO_OTHER}`,
      'Choose another model.',
    ),
  model_gone: ({ model, command }: { model: string; command: string }) =>
    told(
      `${model} is gone`,
      `The model you chose was removed or renamed, and ${NO_OTHER}`,
      command === '' ? 'Choose another model.' : 'Choose another model, or get it again:',
      command,
    ),
} as const;
