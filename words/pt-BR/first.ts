import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { number, plural } from './tongue.ts';

/** What the panel and the card say by themselves. */
export const first = {
  turns: {
    steps: {
      reading_part: ({ part, parts }) => `Lendo a parte ${part} de ${parts}`,
      condensing_part: ({ part, parts }) => `Condensando a parte ${part} de ${parts}`,
      writing_summary: () => 'Escrevendo o resumo',
      explaining_parts: ({ parts }) => `Longo demais para o modelo: explicado a partir de notas sobre ${parts} partes`,
      translating_parts: ({ parts }) => `Longo demais para o modelo: traduzido em ${parts} partes`,
      looking_for_passages: ({ passages }) =>
        plural(passages, {
          one: (shown) => `Examinando ${shown} trecho`,
          other: (shown) => `Buscando o que importa em ${shown} trechos`,
        }),
      comparing_passages: ({ compared, passages }) => `Comparando trechos com a pergunta: ${compared} de ${passages}`,
      ranked_by_words: () => 'O modelo de embedding falhou: os trechos são escolhidos só pelas palavras',
      chose_passages: ({ passages, of }) => `Enviados ${passages} de ${of} trechos: o resto não coube no modelo`,
      from_cache: () => 'Do cache: o mesmo texto já tinha sido resumido',
      smaller_context: ({ asked, given }) =>
        `Falta memória para ${number(asked)} tokens de contexto: o modelo lê ${number(given)} por vez`,
      heard_words: ({ text }) => `Transcrição: ${text}`,
      left_out_exchanges: ({ count }) =>
        plural(count, {
          one: () => 'A pergunta mais antiga e sua resposta ficam de fora: é demais para o modelo',
          other: (shown) => `As ${shown} perguntas e respostas mais antigas ficam de fora: é demais para o modelo`,
        }),
      left_out_sources: () => 'Páginas, seleções e imagens anteriores ficam de fora: é demais para o modelo',
      left_out_unknown: () => 'Ficam de fora partes que exigem um app complementar mais novo',
    },
    unknownStep: 'Em andamento (atualize o Aside para ver o quê)',
    emptyAnswers: {
      thoughts: 'O modelo pensou, mas não respondeu. Pergunte de novo ou escolha outro modelo.',
      thoughts_to_limit:
        'O modelo gastou seu limite pensando e ficou sem espaço para responder. Peça menos ou escolha um modelo com contexto maior.',
      no_room:
        'O modelo ficou sem espaço para responder. Pergunte em uma nova conversa ou escolha um modelo com contexto maior.',
      loaded: 'O modelo foi carregado, mas não respondeu. Pergunte de novo: agora ele está pronto.',
      tool_call:
        'O modelo tentou usar uma ferramenta, mas aqui não há nenhuma. Pergunte de novo ou escolha outro modelo.',
      silence: 'O modelo não respondeu. Reformule a pergunta ou escolha outro modelo.',
    },
  },
  panel: {
    newChat: 'Nova conversa',
    close: 'Fechar',
    dismiss: 'Dispensar',
    copy: 'Copiar',
    copied: 'Copiado',
    refused: 'Não foi possível copiar',
    retry: 'Tentar de novo',
    conversation: 'Conversa',
    cancel: 'Cancelar',
    tryAgain: 'Tentar de novo',

    temporary: 'Temporária',
    temporaryChat: 'Conversa temporária',
    temporaryHint: 'Não é salva no histórico',
    temporaryOn: 'Ativada: não é salva no histórico',
    temporaryTitle: 'Conversa temporária: fica só na memória, nunca no histórico',

    openHistory: (running) =>
      running === 0
        ? 'Conversas'
        : plural(running, {
            one: () => 'Conversas: uma está sendo respondida',
            other: (shown) => `Conversas: ${shown} estão sendo respondidas`,
          }),

    openingChat: 'Abrindo a conversa…',
    earlierTurns: 'Mostrar perguntas anteriores',
    loadingEarlier: 'Carregando perguntas anteriores…',
    earlierFailed: 'Não foi possível carregar as perguntas anteriores. Tentar de novo',
    version: (index, count) => `${number(index)}/${number(count)}`,
    versionOf: (index, count) => `Versão ${number(index)} de ${number(count)}`,
    previousVersion: 'Versão anterior',
    nextVersion: 'Próxima versão',
    otherAnswering: 'outra versão está sendo respondida',
    edit: 'Editar',
    regenerate: 'Responder de novo',
    refresh: 'Atualizar',
    goOn: 'Continuar',
    jumpToLatest: 'Ir para o fim',
    showAll: 'Mostrar tudo',
    showLess: 'Mostrar menos',

    companionMenu: 'App complementar…',
    settings: 'Configurações',
    pairing: 'Pareamento…',
    paired: 'Pareado',
    pairBrowser: 'Parear este navegador',

    model: 'Modelo',
    chooseModel: 'Escolher um modelo',
    connecting: 'Conectando…',
    notConnected: 'Sem conexão',
    noModels: 'Nenhum modelo',

    sending: 'Enviando…',
    waitingForCompanion: 'Será enviada quando o app complementar voltar',
    waitingInPanel: 'Será enviada quando o app complementar voltar, se este painel continuar aberto',
    waitingNext: 'Na fila: é a próxima',
    waiting: (position) => `Na fila: posição ${number(position)}`,
    aboutSeconds: (seconds) => `cerca de ${number(seconds)}\u00a0s`,
    aboutMinutes: (minutes) => `cerca de ${number(minutes)}\u00a0min`,
    loadingModel: (model) => (model === '' ? 'Carregando o modelo…' : `Carregando ${model}…`),
    thinking: 'Pensando…',
    stopping: 'Parando…',
    stoppedEarly: 'Parada antes do fim',
    stoppedEmpty: 'Parada antes de começar',
    interrupted: 'Interrompida',
    cutForLength: 'Cortada no limite de tamanho',
    notSaved: 'Não salva',
    lost: {
      gone: ['Esta resposta não está mais aqui.', 'Selecione o texto e pergunte de novo.'],
      updated: [
        'O Aside foi atualizado enquanto este cartão estava aberto.',
        'Recarregue a página e pergunte de novo.',
      ],
    },
    somethingFailed: 'Algo deu errado.',
    somethingWrong: 'Algo deu errado',
    unexplained: {
      title: 'A conexão com o app complementar foi perdida',
      message: 'Falta a parte do painel que explica o motivo.',
      cure: 'O painel continua tentando. Se não adiantar, feche-o e abra de novo.',
      command: '',
    },
    beyondThis: 'Atualize o Aside para ver a resposta inteira',
    unknownSource: 'Um anexo que exige um Aside mais novo',
    missingPart: {
      not_loaded: ['Não foi possível carregar parte desta página.', 'Recarregue a página.'],
      updated: ['O Aside foi atualizado.', 'Feche este painel e abra de novo.'],
    },
    asked: {
      explain: { selection: 'Explique este trecho', page: 'Explique esta página' },
      summarise: { selection: 'Resuma este trecho', page: 'Resuma esta página' },
      brief: { selection: 'Resuma este trecho em poucas palavras', page: 'Resuma esta página em poucas palavras' },
      detailed: { selection: 'Resuma este trecho em detalhes', page: 'Resuma esta página em detalhes' },
      translate: { selection: 'Traduza este trecho', page: 'Traduza esta página' },
    },
    tokens: (count) => plural(count, { one: (shown) => `${shown} token`, other: (shown) => `${shown} tokens` }),
    tokensPerSecond: (rate) => `${rate} tokens/s`,
    table: 'Tabela',
    code: 'Código',
    codeIn: (language) => `Código, ${language}`,
    footnotes: 'Notas de rodapé',
    footnote: (index) => `Nota ${number(index)}`,
    backToText: 'Voltar ao texto',
    backToPlace: (index) => `Voltar ao texto, lugar ${number(index)}`,
    insertAnswer: 'Inserir no campo de texto',
    continueInPanel: 'Continuar no painel',
    unknownTask: 'Uma pergunta que exige um Aside mais novo',
    repeated: 'Parada: o modelo estava se repetindo',
    timeLeft: (time) => `mais ${time}`,
    notesSoFar: 'Notas até agora',
    steps: (count) => plural(count, { one: (shown) => `${shown} etapa`, other: (shown) => `${shown} etapas` }),
    answerFrom: (model) => (model === '' ? 'Resposta' : `Resposta de ${model}`),
    questionLabel: 'Pergunta',

    composerLabel: 'Sua pergunta',
    composerPlaceholder: 'Pergunte algo',
    followUpPlaceholder: 'Continue perguntando',
    send: 'Enviar',
    sendNext: 'Enviar depois desta resposta',
    stop: 'Parar',
    sentAlong: 'Anexos',
    remove: (what) => `Remover ${what}`,
    guestAttachments:
      'Para enviar páginas e seleções, antes pareie este navegador com o app complementar, ou então remova-as.',

    reconnecting: 'Reconectando ao app complementar…',
    copyCommand: 'Copiar comando',

    emptyTitle: 'Pergunte ao lado da página',
    emptyTitleAlone: 'Pergunte aos seus próprios modelos',
    emptyHintAlone: 'Suas conversas ficam no computador que roda o Aside.',
    summarisePage: 'Resumir esta página',
    summarisePageHint: 'O principal, qualquer que seja o tamanho',
    askAboutPage: 'Perguntar sobre esta página',
    askAboutPageHint: 'Anexa o texto dela à sua pergunta',
    askAboutSelection: 'Perguntar sobre uma seleção',
    askAboutSelectionHint: 'Selecione texto na página e clique nele com o botão direito',
    openPanel: 'abre e fecha o Aside',

    announceQuestionSent: 'Pergunta enviada',
    announceAnswering: 'Respondendo',
    announceDone: 'Resposta concluída',
    announceStopped: 'Resposta parada',
    announceError: (message) => `A resposta falhou. ${message}`,
  },
  receipts: {
    whatWasSent: 'O que foi enviado',
    kinds: { page: 'Página', selection: 'Seleção', file: 'Arquivo', image: 'Imagem' },
    fromAnswer: 'De uma resposta',
    withAround: 'com seu parágrafo',
    characters: (count) =>
      plural(count, { one: (shown) => `${shown} caractere`, other: (shown) => `${shown} caracteres` }),
    leftOut: (count) =>
      plural(count, {
        one: (shown) => `${shown} caractere deixado de fora`,
        other: (shown) => `${shown} caracteres deixados de fora`,
      }),
    onlyLinesOnScreen: 'de um editor, só as linhas na tela',
    withoutFrame: 'sem uma parte que vem de outro site',
    aboutTokens: (count) =>
      plural(rounded(count), { one: (shown) => `${shown} token`, other: (shown) => `cerca de ${shown} tokens` }),
    pages: (count) => plural(count, { one: (shown) => `${shown} página`, other: (shown) => `${shown} páginas` }),
    pagesLeftOut: (count) =>
      plural(count, {
        one: (shown) => `${shown} página deixada de fora`,
        other: (shown) => `${shown} páginas deixadas de fora`,
      }),
  },
  thoughts: {
    thoughts: 'Raciocínio',
    thinkingFor: (seconds) => `Pensando… ${number(seconds)}\u00a0s`,
    forMoment: 'Pensou por um instante',
    forSeconds: (seconds) =>
      plural(seconds, {
        one: (shown) => `Pensou por ${shown} segundo`,
        other: (shown) => `Pensou por ${shown} segundos`,
      }),
    forMinutes: (minutes) =>
      plural(minutes, {
        one: (shown) => `Pensou por ${shown} minuto`,
        other: (shown) => `Pensou por ${shown} minutos`,
      }),
  },
} satisfies Catalogue['first'];
