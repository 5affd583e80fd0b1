import { told } from './problem-sentences.ts';

/** How the server is called. */
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'The model server');
const MEANWHILE = 'The built-in reader answers meanwhile: it quotes what matters most of a page.';
const NO_OTHER = 'no other takes its place by itself.';

/** `chosen`: the model that can't be asked; without it the reader answers. */
interface Server {
  kind: string;
  address: string;
  chosen?: string;
}

function consequence({ chosen }: Pick<Server, 'chosen'>): string {
  return chosen === undefined ? MEANWHILE : `${chosen} can’t be asked, and no other model takes its place.`;
}

/** What can be wrong with the models and their servers. */
export const modelProblems = {
  server_unreachable: (server: Server) =>
    told(
      `${serverName(server.kind)} isn’t answering`,
      `Nothing answers at ${server.address}. ${consequence(server)}`,
      server.kind === 'ollama'
        ? 'Start Ollama. It is found by itself as soon as it runs.'
        : 'Start that server. It is found by itself as soon as it runs.',
      server.kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: (server: Server) => told(`${serverName(server.kind)} refuses`, '', consequence(server)),
  server_not_ready: (server: Server) => told(`${serverName(server.kind)} isn’t ready`, '', consequence(server)),
  server_without_model: ({ kind, address }: Server) =>
    told(`${serverName(kind)} has no model`, `The server at ${address} lists none. ${MEANWHILE}`, 'Load one there.'),
  ollama_without_model: ({ address, command }: { address: string; command: string }) =>
    told(
      'Ollama has no model yet',
      `Ollama runs at ${address}, but no model is installed. ${MEANWHILE}`,
      'Get one; it is found by itself when the download is complete.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }: { model: string; count: number; command: string }) =>
    told(
      'No model here can chat',
      `What is installed is made for something else (${model}${count > 1 ? ', …' : ''}). ${MEANWHILE}`,
      'Get one that can; it is found by itself when the download is complete.',
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
      `${model} isn’t there any more`,
      `The model you chose was removed or renamed, and ${NO_OTHER}`,
      command === '' ? 'Choose another model.' : 'Choose another model, or get it again:',
      command,
    ),
} as const;
