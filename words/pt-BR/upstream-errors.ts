import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number, plural } from './tongue.ts';

const called = (model: string) => (model === '' ? 'o modelo' : `o modelo “${model}”`);
const Called = (model: string) => (model === '' ? 'O modelo' : `O modelo “${model}”`);
/** Without its article, which “do” and “no” contain. */
const name = (server: string) =>
  server === 'ollama' ? 'Ollama' : server === 'transcriber' ? 'reconhecimento de fala' : 'servidor de modelos';
const at = (server: string, address: string) => `O ${name(server)} em ${address}`;
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
const seconds = (count: number) =>
  plural(count, { one: (shown) => `${shown} segundo`, other: (shown) => `${shown} segundos` });

const AGAIN = 'Tente de novo.';
const WAIT = 'Espere um pouco e tente de novo.';
const NO_REASON = 'sem dizer o motivo';
const TOO_LONG = 'A pergunta e sua página não cabem no contexto do modelo.';
const SEND_LESS = 'Envie menos da página ou pergunte em uma nova conversa.';
const CHOOSE = 'Escolha outro modelo.';
const WITHOUT = 'Escolha um modelo que consiga, ou pergunte sem isso.';
const check = (server: string) =>
  `Verifique o endereço e o caminho (${serverWords(server).setBy}) e atualize o ${name(server)}.`;
const find = (server: string) =>
  `Verifique o endereço (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `Tente de novo. Se acontecer outra vez, o motivo está no log ${server === 'ollama' ? 'do Ollama' : 'desse servidor'}.`;
const crashed = 'Talvez tenha sido encerrado ou tenha falhado. Verifique se está rodando e tente de novo.';
const redirect = (server: string) =>
  `Se o servidor certo está lá, indique esse endereço (${serverWords(server).setBy}). Se for uma página de login, libere este computador lá.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['O servidor de modelos não responde.', 'Inicie-o e tente de novo.'],
    no_answer: ({ server, address, reason }) => [
      `${at(server, address)} não responde (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${at(server, address)} não responde (esse host não existe).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${at(server, address)} não responde (nenhuma resposta em ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Nada aqui transforma fala em texto.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `O modelo “${model}” não está acessível agora: ${address} não responde.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['O servidor de modelos está sobrecarregado.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `O servidor em ${address} recebeu pedidos demais (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `O servidor em ${address} está sobrecarregado (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} está sobrecarregado: a fila dele está cheia.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `O servidor em ${address} ainda está carregando o modelo.`,
      'Espere terminar e tente de novo.',
    ],
  },
  upstream_refused: {
    general: () => ['O servidor de modelos recusou a pergunta.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `O servidor em ${address} exige um login ou uma chave (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `O servidor em ${address} recusa pedidos daqui (403)${said(words)}.`,
      `Quem diz isso é um proxy ou firewall na frente dele. Libere este computador lá, ou indique o endereço direto (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `O que responde em ${address} não é ${serverWords(server).a}: a página pedida não existe lá (${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `O servidor em ${address} não aceita perguntas tão longas (413).`,
      'Quem diz isso é um proxy na frente dele: aumente o limite (client_max_body_size no nginx) ou envie menos da página.',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} recusa pedidos daqui (403): o nome do host ou a origem não é aceita.`,
      'Use um endereço que ele aceite (um IP, localhost ou um nome em .local). Se um proxy no meio acrescenta uma origem, inclua-a em OLLAMA_ORIGINS no computador do Ollama.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} precisa fazer login para usar ${called(model)}.`,
      'Execute `ollama signin` nesse computador.',
    ],
    bad_option: ({ server, said: words }) => [
      `O ${name(server)} não aceita uma opção deste pedido${said(words)}.`,
      'Corrija a opção nas configurações.',
    ],
    bad_model_name: ({ model }) => [
      `Nenhum modelo pode se chamar “${model}”.`,
      'Um nome é como llama3.2:3b ou hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `Não é possível alterar daqui os modelos do ${name(server)} em ${address}.`,
      'Use as ferramentas desse servidor.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} é antigo demais para ${called(model)}${said(words)}.`,
      `Atualize o ${name(server)} e tente de novo.`,
    ],
    no_chat: ({ server, address }) => [
      `O servidor em ${address} não conhece o chat do ${name(server)}: talvez seja outra coisa ou uma versão muito antiga.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `O que responde em ${address} não é ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `O que responde em ${address} não é ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `O servidor em ${address} redireciona para ${target}. O Aside não segue isso.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `O servidor em ${address} redireciona para outro endereço. O Aside não segue isso.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} não consegue ler esta gravação (${format})${said(words)}.`,
      'Envie WAV ou PCM de 16 bits. O servidor do whisper.cpp lê outros formatos se for iniciado com --convert e houver ffmpeg.',
    ],
    not_http: ({ server, address, reason }) => [
      `O servidor em ${address} não fala HTTP válido (${reason}).`,
      `Verifique o endereço, inclusive se ele deve começar com http:// ou https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} recusou o pedido (${status}: ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['O servidor de modelos falhou.', AGAIN],
    behind_proxy: ({ server, address, said: words }) => [
      `O proxy em ${address} não alcança o ${name(server)} atrás dele (502)${said(words)}.`,
      `Inicie o ${name(server)} nesse computador, ou corrija o endereço para o qual o proxy encaminha.`,
    ],
    not_available: ({ server, address }) => [
      `O servidor em ${address} não está disponível agora (503), diz um proxy na frente dele.`,
      `Verifique se o ${name(server)} está rodando atrás dele e tente de novo.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `O proxy em ${address} não esperou o ${name(server)} por tempo suficiente (${status})${said(words)}.`,
      `Carregar um modelo e ler uma página longa demora. Aumente o tempo limite do proxy (proxy_read_timeout no nginx) e verifique se o ${name(server)} está rodando atrás dele.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} relata um erro (${status}: ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `O servidor em ${address} relata um erro (${status}: ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} relata um erro (${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `A conexão com o ${name(server)} em ${address} caiu antes da resposta.`,
      crashed,
    ],
    broke_midway: ({ server, address }) => [
      `A conexão com o ${name(server)} em ${address} caiu no meio da resposta.`,
      crashed,
    ],
    not_understood: ({ address }) => [
      `O Aside não entendeu o servidor em ${address}.`,
      'Tente de novo. O log do app complementar tem mais detalhes.',
    ],
    no_memory: ({ model, said: words }) => [
      `Não há memória suficiente para ${called(model)}${said(words)}.`,
      'Feche outros programas, descarregue outros modelos com `ollama stop`, ou escolha um modelo menor.',
    ],
    runner_failed: ({ model, said: words }) => [
      `O processo que roda ${called(model)} falhou${inBrackets(words)}.`,
      'Tente de novo. Se acontecer outra vez, talvez falte memória: escolha um modelo menor.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `Não há espaço no disco do servidor em ${address} para ${called(model)}${said(words)}.`,
      'Exclua modelos de que você não precisa, ou libere espaço lá. Depois tente de novo.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} não conseguiu baixar ${called(model)}${said(words)}.`,
      'Verifique a conexão desse computador com a internet e tente de novo.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} não conseguiu baixar ${called(model)}${said(words)}.`,
      AGAIN,
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} enviou mais do que cabe em uma resposta.`,
      `Verifique se o endereço é mesmo do ${name(server)} e reinicie o servidor.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} enviou algo que não faz parte do protocolo.`,
      `Verifique se o endereço é mesmo do ${name(server)} e se nenhum proxy altera as respostas.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} parou antes do fim da resposta.`,
      `Tente de novo. Se acontecer outra vez, talvez um proxy corte respostas longas, ou o motivo está no log do ${name(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `O servidor em ${address} parou antes da primeira palavra.`,
      `Tente de novo. Se acontecer outra vez, verifique se o endereço é mesmo do ${name(server)}, ou veja o log dele.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'O servidor de modelos ficou tempo demais sem enviar nada.',
      'Reinicie-o se ele travou e tente de novo.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} ficou ${seconds(count)} sem enviar nada e não reage quando consultado.`,
      'Verifique se o servidor ainda está rodando. Reinicie-o se ele travou e tente de novo.',
    ],
  },
  model_not_found: {
    general: () => ['Este modelo não existe.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `O servidor em ${address} não tem ${called(model)}.`,
      `${serverWords(server).getModel(model)} ou escolha outro modelo.`,
    ],
    here: ({ server, model }) => [
      `O modelo “${model}” não existe aqui.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)} ou escolha outro modelo.`,
    ],
    not_in_library: ({ model }) => [
      `Não há um modelo “${model}” para baixar.`,
      'Verifique a grafia do nome e da parte depois dos dois-pontos.',
    ],
    no_server: () => ['Este servidor de modelos não existe mais.', 'Abra a lista de modelos de novo.'],
    none: ({ server, address }) => [
      `${at(server, address)} ainda não tem modelos.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} não tem um modelo que converse (só ${model} e mais ${number(others)}).`
        : `${at(server, address)} não tem um modelo que converse (só ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Este modelo não consegue fazer isso.', CHOOSE],
    chat: ({ model }) => [`${Called(model)} não sabe conversar: foi feito para outra coisa, como busca.`, CHOOSE],
    only_search: ({ model }) => [
      `${Called(model)} não sabe conversar: transforma texto em números, para busca.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} não consegue ver imagens.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} não consegue pensar antes de responder.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} não consegue usar ferramentas.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `A pergunta e sua página precisam de ${number(promptTokens)} tokens, mas o contexto do modelo só tem ${number(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
