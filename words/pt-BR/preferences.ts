import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where Aside itself is set. */
export const preferences: Catalogue['rest']['preferences'] = {
  look: 'Aparência',
  asking: 'Perguntas e respostas',
  speech: 'Voz',
  sites: 'Sites que o Aside sempre pode ler',
  shortcuts: 'Atalhos do teclado',
  data: 'Seus dados',
  connected: 'Conectado',
  names: {
    theme: 'Tema',
    textSize: 'Tamanho do texto',
    density: 'Espaçamento',
    sendKey: 'Enviar com',
    whileAnswering: 'Uma pergunta feita durante uma resposta',
    thoughts: 'Raciocínio do modelo',
    answerLanguage: 'Idioma de resumos e traduções',
    defaultModel: 'Modelo padrão',
    defaultInstructions: 'Instruções para todas as conversas',
  },
  choices: {
    theme: { system: 'Igual ao sistema', light: 'Claro', dark: 'Escuro' },
    textSize: { small: 'Pequeno', normal: 'Normal', large: 'Grande', larger: 'Maior', largest: 'Máximo' },
    density: { comfortable: 'Confortável', compact: 'Compacto' },
    sendKey: { enter: 'Enter', mod_enter: 'Ctrl+Enter ou ⌘+Enter' },
    whileAnswering: { queue: 'Espera a resposta terminar', replace: 'Para a resposta' },
    thoughts: { folded: 'Recolhido', shown: 'Expandido' },
  },
  companionsChoice: 'O que o app complementar escolher',
  instructionsHint: 'O modelo lê isto primeiro, a menos que a conversa ou o modelo tenha instruções próprias.',
  travels: 'Estas configurações valem em todos os navegadores que usam este app complementar.',
  travelsLater: 'Estas configurações chegam aos seus outros navegadores quando o app complementar estiver conectado.',
  allSites: 'Todos os sites',
  noSites: 'Nenhum. O Aside só lê uma página quando você pede.',
  removeSite: (site) => `Remover ${site}`,
  keys: { open: 'Abrir ou fechar o Aside', ask: 'Perguntar sobre a seleção', summarise: 'Resumir esta página' },
  noKey: 'Não definido',
  changeKeys: 'Mudar atalhos',
  kept: (chats, size) =>
    plural(chats, { one: (shown) => `${shown} conversa, ${size}`, other: (shown) => `${shown} conversas, ${size}` }),
  notConnected: 'Conecte-se ao app complementar para ver e mudar o que ele guarda.',
  deleteAll: 'Excluir todas as conversas…',
  deleteHint: (chats) =>
    plural(chats, {
      one: (shown) => `${shown} conversa será excluída para sempre, com suas páginas e arquivos.`,
      other: (shown) => `Todas as ${shown} conversas serão excluídas para sempre, com suas páginas e arquivos.`,
    }),
  deleteWord: 'excluir',
  typeToDelete: (word) => `Digite “${word}” para confirmar`,
  deleteNow: 'Excluir todas as conversas',
  deleting: 'Excluindo…',
  deleted: (chats) =>
    plural(chats, { one: (shown) => `${shown} conversa excluída.`, other: (shown) => `${shown} conversas excluídas.` }),
  changedMeanwhile: (chats) =>
    plural(chats, {
      one: (shown) => `Agora há ${shown} conversa. Verifique e confirme de novo.`,
      other: (shown) => `Agora há ${shown} conversas. Verifique e confirme de novo.`,
    }),
};
