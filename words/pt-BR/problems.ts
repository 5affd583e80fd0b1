import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Pareie este navegador: execute isto na pasta do Aside e digite o código que aparecer.';
const PAIR_AGAIN = 'Pareie-o de novo: execute isto na pasta do Aside e digite o código que aparecer.';
const START = 'npm start';
const AGAIN = 'Tente de novo.';
const KEEPS_TRYING = 'O painel continua tentando.';
const NOTHING_IMPORTED = 'Nada foi importado';
const MEANWHILE =
  'Enquanto isso, quem responde é o leitor integrado, citando as frases mais importantes de uma página.';
const NO_OTHER = 'Nenhum outro modelo toma o lugar dele.';
const CHOOSE = 'Escolha outro modelo.';

const itSaid = (said: string) => (said === '' ? '' : ` Ele disse: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'O Ollama' : 'O servidor de modelos');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `Não é possível usar ${chosen} agora. ${NO_OTHER}`;
const certificate = (address: string) => ` Abra ${address} em uma aba para ver se o navegador confia no certificado.`;

const FAILURES = {
  not_connected: ['Não há conexão com o app complementar.', 'Tente de novo quando ele voltar.'],
  connection_broke: ['A conexão com o app complementar caiu antes da resposta.', AGAIN],
  no_answer: ['O app complementar não respondeu a tempo.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Execute npm start na pasta do Aside, que grava companion.json de novo. Depois tente outra vez.';
const LET_STORE =
  'Permita que o navegador salve dados do Aside e verifique se o disco está cheio. Depois tente de novo.';
const READ_AGAIN = 'Tente de novo ou reinicie o navegador. Se não adiantar, pareie outra vez.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json não é um JSON válido.', WRITE_FILE],
    file_not_object: ['companion.json não é um objeto JSON.', WRITE_FILE],
    file_no_address: ['companion.json não tem um "address" válido, na forma host:porta.', WRITE_FILE],
    file_no_token: ['companion.json não tem um "token" válido.', WRITE_FILE],
    not_a_key: ['O que o navegador salvou para o Aside não é uma chave.', READ_AGAIN],
    not_kept: [`O navegador não conseguiu salvar a chave${because}.`, LET_STORE],
    not_removed: [`O navegador não conseguiu remover a chave${because}.`, LET_STORE],
    not_shown: [`O navegador não conseguiu ler a chave${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of what is wrong. */
export const problems = {
  chats_not_listed: failed('Não foi possível carregar suas conversas'),
  more_chats_not_listed: failed('Não foi possível carregar as outras conversas'),
  search_failed: failed('A busca falhou'),
  not_shared: failed('Não foi possível criar o link'),
  sharing_not_changed: failed('Não foi possível mudar o compartilhamento'),
  not_renamed: failed('Não foi possível renomear a conversa'),
  not_pinned: failed('Não foi possível fixar a conversa'),
  not_unpinned: failed('Não foi possível desafixar a conversa'),
  not_deleted: failed('Não foi possível excluir a conversa'),
  not_restored: failed('Não foi possível restaurar a conversa'),
  chats_not_changed: failed('Não foi possível alterar as conversas'),
  not_all_selected: failed('Não foi possível selecionar todas as conversas'),
  chat_not_shown: failed('Não foi possível mostrar esta conversa'),
  not_exported: failed('Nada foi exportado'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('Não é possível mostrar as configurações'),
  settings_not_set: failed('A configuração não foi salva'),
  model_not_pulled: failed('Não foi possível baixar o modelo'),
  model_not_changed: failed('Não foi possível fazer isso com o modelo'),
  chat_not_there: () =>
    told(
      'Essa conversa não existe mais',
      'Ela foi excluída, ou era temporária e terminou.',
      'Esta é uma nova conversa.',
    ),
  not_for_guests: ({ command }) =>
    told(
      'Suas conversas ainda não são salvas',
      'Este navegador não está pareado com o app complementar, e conversas de convidados não são salvas.',
      'Pareie-o: execute isto na pasta do Aside e digite o código que aparecer.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `O arquivo é maior que ${number(megabytes)}\u00a0MB.`, 'Exporte menos conversas por vez.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'O arquivo não é um arquivo de texto.', 'Se for um ZIP, descompacte-o.'),
  archive_unreadable: () =>
    told(NOTHING_IMPORTED, 'Nenhuma conversa pode ser lida neste ZIP.', 'Descompacte-o e escolha conversations.json.'),
  file_unreadable: () => told(NOTHING_IMPORTED, 'Não é possível ler o arquivo.', 'Escolha-o de novo.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} não está respondendo`,
      `Nada responde em ${address}. ${consequence(chosen)}`,
      kind === 'ollama'
        ? 'Inicie o Ollama. O Aside o encontra sozinho.'
        : 'Inicie esse servidor. O Aside o encontra sozinho.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} se recusa a responder`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} ainda não está pronto`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} não tem modelos`,
      `O servidor em ${address} não lista nenhum. ${MEANWHILE}`,
      'Carregue um lá.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'O Ollama ainda não tem modelos',
      `O Ollama está rodando em ${address}, mas nenhum modelo está instalado. ${MEANWHILE}`,
      'Baixe um. O Aside o encontra quando o download terminar.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Nenhum modelo aqui sabe conversar',
      count > 1
        ? `O que está instalado foi feito para outra coisa (${model}, …). ${MEANWHILE}`
        : `O que está instalado foi feito para outra coisa (${model}). ${MEANWHILE}`,
      'Baixe um que saiba. O Aside o encontra quando o download terminar.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} não sabe conversar`,
      `O modelo escolhido foi feito para outra coisa, como busca. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `${model} não existe mais`,
      `O modelo escolhido foi removido ou renomeado. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Escolha outro modelo ou baixe este de novo:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'O app complementar do Aside não está rodando',
      `Nada responde em ${address}.`,
      'Execute npm start na pasta do Aside. O painel se conecta sozinho.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Não é possível acessar o app complementar do Aside',
      `Nada responde em ${address}.`,
      `Verifique se ele está rodando lá e se este computador está na rede dele.${secure ? certificate(address) : ''} O painel se conecta sozinho.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('O app complementar recusa esta extensão', `O programa em ${address} não aceita ${origin}.`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Este navegador não está mais pareado',
      `O app complementar em ${address} não conhece a chave dele. Ela foi revogada, ou ele agora usa outra pasta de dados.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('Este navegador ainda não está pareado', 'O app complementar exige uma chave.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('Não é possível usar a chave deste painel', message, cure);
  },
  key_unreadable: ({ said }) => told('Não é possível usar a chave deste painel', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'Esse não é o seu app complementar',
      `Um programa responde em ${address}, mas não conseguiu provar que conhece a chave deste painel. Nada foi enviado a ele.`,
      'Descubra que programa usa essa porta e encerre-o. Depois execute npm start na pasta do Aside.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Esse não é o app complementar do Aside',
      `Um programa responde em ${address}, mas não fala o protocolo do Aside.`,
      'Encerre esse programa, ou inicie o app complementar em outra porta com npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'O app complementar não responde',
      `Nada volta de ${address}.`,
      'Veja o terminal em que npm start está rodando. Se ele travou, aperte Ctrl+C e inicie de novo.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('O app complementar encerrou a conexão', `Ele desligou sem indicar um erro.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'O app complementar está sendo encerrado',
      `Ele foi parado em ${address}.`,
      'O painel se conecta sozinho quando ele iniciar de novo.',
      START,
    ),
  message_too_large: () =>
    told(
      'Era grande demais para enviar',
      'O app complementar fechou a conexão porque uma mensagem era grande demais.',
      'Envie menos da página e tente de novo.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'O app complementar exige uma chave',
      `O app complementar em ${address} exige uma chave, e esta cópia da extensão não tem nenhuma.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'O app complementar não conhece a chave desta extensão',
      `O app complementar em ${address} recusou a chave de companion.json, mesmo depois de o arquivo ser lido de novo.`,
      'Encerre o app complementar e execute npm start na pasta em que esta extensão foi compilada. Depois tente de novo.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'O app complementar não aceita esta extensão',
      `Ele recusa ${origin} em ${address}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'A extensão e o app complementar não são compatíveis',
      `Eles falam versões diferentes do protocolo do Aside.${itSaid(said)}`,
      'Atualize os dois para a mesma versão: execute npm start na pasta do Aside e recarregue a extensão.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Mensagens demais',
      'Este painel enviou mais mensagens por segundo do que o app complementar aceita.',
      'Espere um pouco e tente de novo.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'O app complementar tem conexões demais',
      `Por ora ele não aceita mais nenhuma em ${address}.`,
      'Feche os painéis de que você não precisa. Este continua tentando.',
    ),
  companion_updating: ({ percent }) =>
    told(
      'O Aside está atualizando seu histórico',
      `${number(percent)}% concluído. Nada se perde. Isto acontece uma vez depois de uma atualização.`,
      'O painel se conecta sozinho quando terminar. O que você perguntar agora será enviado então.',
    ),
  companion_not_ready: () =>
    told(
      'O app complementar está esperando o banco de dados',
      'Ele não pode verificar chaves até o banco voltar. Nada se perde.',
      'O painel se conecta sozinho então. O que você perguntar agora será enviado nesse momento.',
    ),
  companion_failed: ({ said }) =>
    told(
      'O app complementar falhou',
      `Um erro interno encerrou a conexão.${itSaid(said)}`,
      `O terminal dele tem mais detalhes. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('A conexão com o app complementar foi perdida', `A conexão com ${address} caiu.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'O app complementar encerrou a conexão',
      `Ele a fechou com o código ${closeCode}.${itSaid(said)}`,
      'Se tentar de novo não adiantar, atualize a extensão e o app complementar para a mesma versão.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
