import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { preferences } from './preferences.ts';
import { problems, unusableKey } from './problems.ts';
import { prompts } from './prompts.ts';
import { rooms } from './rooms.ts';
import { servers } from './servers.ts';
import { number, plural } from './tongue.ts';

const UPDATE_BOTH = 'Atualize a extensão e o app complementar para a mesma versão.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `Não é possível anexar “${name}”: ${why}`;
const certificate = (address: string) => ` Abra ${address} em uma aba para ver se o navegador confia no certificado.`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Algo deu errado. Um Aside mais novo pode explicar o quê.', 'Atualize o Aside.'],
    notice: 'O app complementar avisa algo que exige um Aside mais novo.',
    thenRestart: 'Depois reinicie o Aside.',
  },
  notices: { not_saved: 'As conversas não são salvas.' },
  servers,
  firstRun: {
    title: 'Primeiros passos',
    dismiss: 'Ocultar estes passos',
    done: (count, all) => `${number(count)} de ${number(all)} concluídos`,
    todo: {
      companion: 'Conectar ao app complementar',
      model: 'Baixar um modelo',
      try: 'Experimentar nesta página',
    },
    ready: {
      companion: 'Conectado ao app complementar',
      model: 'Um modelo está pronto',
      try: 'Experimentado nesta página',
    },
    unpaired: 'O app complementar está rodando, mas ainda não conhece este navegador.',
    lookingForModels: 'Buscando modelos…',
    tryHint: 'Peça um resumo dela, ou faça uma pergunta abaixo.',
  },
  prompts,
  history: {
    title: 'Conversas',
    untitled: 'Conversa sem título',
    deleted: (title) => `“${title}” excluída`,
    deletedMany: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa excluída`,
        other: (shown) => `${shown} conversas excluídas`,
      }),
    archivedMany: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa arquivada`,
        other: (shown) => `${shown} conversas arquivadas`,
      }),
    unarchivedMany: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa desarquivada`,
        other: (shown) => `${shown} conversas desarquivadas`,
      }),
    taggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `“${tag}” adicionada a ${shown} conversa`,
        other: (shown) => `“${tag}” adicionada a ${shown} conversas`,
      }),
    untaggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `“${tag}” removida de ${shown} conversa`,
        other: (shown) => `“${tag}” removida de ${shown} conversas`,
      }),
    undo: 'Desfazer',
    searchChats: 'Buscar conversas',
    searching: 'Buscando…',
    found: (count) => plural(count, { one: (shown) => `${shown} resultado`, other: (shown) => `${shown} resultados` }),
    foundNothing: (query) => `Nenhuma conversa corresponde a “${query}”`,
    foundNothingHint: 'A busca incluiu títulos, perguntas e respostas. Tente com menos letras.',
    loadingChats: 'Carregando suas conversas…',
    loadingMore: 'Carregando mais…',
    noChats: 'Ainda não há conversas',
    noChatsHint: 'O app complementar guarda suas conversas, menos as temporárias.',
    pinned: 'Fixadas',
    today: 'Hoje',
    yesterday: 'Ontem',
    lastWeek: 'Últimos 7 dias',
    answeringNow: 'Respondendo',
    chatActions: (title) => `Ações para “${title}”`,
    rename: 'Renomear',
    newTitle: 'Novo título',
    pin: 'Fixar',
    unpin: 'Desafixar',
    share: 'Compartilhar…',
    delete: 'Excluir',
    aboutPage: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa sobre esta página`,
        other: (shown) => `${shown} conversas sobre esta página`,
      }),
    archived: 'Arquivadas',
    archive: 'Arquivar',
    unarchive: 'Desarquivar',
    select: 'Selecionar',
    selected: (count) =>
      plural(count, { one: (shown) => `${shown} selecionada`, other: (shown) => `${shown} selecionadas` }),
    selectAll: 'Selecionar todas',
    clearSelection: 'Limpar a seleção',
    selection: 'Conversas selecionadas',
    tags: 'Tags',
    tagOf: (tag) => `Tag “${tag}”`,
    newTag: 'Nova tag',
    addTag: 'Adicionar',
    removeTag: (tag) => `Remover a tag “${tag}”`,
    exportSelected: 'Exportar as conversas selecionadas',
    exportChosen: 'Exportar',
    filters: 'Filtros',
    filterTag: 'Tag',
    filterModel: 'Modelo',
    filterSite: 'Site',
    filterSince: 'A partir de',
    filterUntil: 'Antes de',
    onlyArchived: 'Só conversas arquivadas',
    any: 'Qualquer',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'tag',
      model: 'modelo',
      site: 'site',
      before: 'antes',
      after: 'desde',
      is: 'está',
      archived: 'arquivada',
    },
    typedFilters: 'Você também pode digitar tag:, modelo:, site:, antes:2026-10-01, desde: ou está:arquivada.',
    chipTag: (tag) => `Tag: ${tag}`,
    chipModel: (model) => `Modelo: ${model}`,
    chipSite: (site) => `Site: ${site}`,
    chipPage: 'Sobre esta página',
    chipSince: (date) => `A partir de ${date}`,
    chipUntil: (date) => `Antes de ${date}`,
    removeFilter: (filter) => `Remover o filtro “${filter}”`,
    noneMatch: 'Nenhuma conversa corresponde a estes filtros',
    noneMatchHint: 'Remova um deles para ver mais.',
    undoKeys: (keys) => `Aperte ${keys} para desfazer`,
  },
  menus,
  modelMenu: {
    keys: 'Atalhos do teclado…',
    automatic: 'Automático',
    automaticHint: 'o modelo carregado, ou o mais novo',
    loaded: 'carregado',
    remote: 'fora deste computador',
    readerHint: 'integrado, sem modelo: cita as frases mais importantes',
    remoteTitle: (name) => `${name} roda no computador de outra pessoa`,
    remoteMessage: 'Suas perguntas, e as páginas e seleções que você anexa, saem deste computador.',
    remoteUse: 'Usar mesmo assim',
    remoteKeep: 'Manter o modelo atual',
    settings: 'Configurações…',
    models: 'Modelos…',
  },
  editing: {
    label: 'Editar sua pergunta',
    hint: 'A resposta atual é mantida como outra versão.',
    ask: 'Perguntar',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  composer: {
    waiting: 'A seguir',
    moveUp: 'Mover para cima',
    takeBack: 'Não perguntar',
    takenBack: 'Pergunta removida',
    movedTo: (place, count) => `Agora é a número ${number(place)} de ${number(count)}`,
    quote: 'Citar',
    keepsPlace: 'Ela mantém seu lugar.',
    beganMeanwhile: 'Esta pergunta já está sendo respondida. Suas mudanças serão enviadas como uma nova pergunta.',
  },
  keys: {
    title: 'Atalhos do teclado',
    groups: {
      composer: 'Sua pergunta',
      waiting: 'Perguntas a seguir',
      panel: 'No resto do painel',
      browser: 'No navegador',
    },
    does: {
      send: 'Enviar',
      newLine: 'Nova linha',
      editLast: 'Editar sua última pergunta, com o campo vazio',
      pickTab: 'Anexar uma aba aberta',
      pastePlain: 'Colar sem formatação',
      stop: 'Parar a resposta',
      moveUp: 'Mover para cima',
      moveDown: 'Mover para baixo',
      quote: 'Citar o que você selecionou em uma resposta',
      findChat: 'Buscar conversas',
      listKeys: 'Mostrar esta lista',
    },
    commands: {
      open: 'Abrir ou fechar o Aside',
      ask: 'Perguntar sobre a seleção ou a página',
      summarise: 'Resumir a página',
    },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'Lendo esta página…',
    stopReading: 'Parar de ler esta página',
    allowAllSites: 'Permitir em todos os sites',
    alwaysOffer: (site) => `Deixar o Aside ler ${site} sem perguntar a cada vez?`,
    alwaysOn: (site) => `Sempre em ${site}`,
  },
  sent: {
    to: (model, address) => (address === '' ? `Enviado a ${model}.` : `Enviado a ${model} em ${address}.`),
    onlyWords: 'Só suas palavras e a conversa anterior.',
    show: 'Mostrar exatamente o que foi enviado',
    hide: 'Ocultar',
    loading: 'Carregando…',
    gone: 'Isto não está mais guardado, ou não é possível acessar o app complementar.',
  },
  transfers: {
    exportChat: (title) => `Exportar “${title}”`,
    exportAll: 'Exportar todas',
    allChats: 'Conversas do Aside',
    exportAs: 'Exportar como',
    markdown: 'Markdown',
    markdownHint: 'Para ler',
    json: 'JSON',
    jsonHint: 'Para importar de novo',
    exporting: (bytes) => (bytes === 0 ? 'Exportando…' : `Exportando… ${formatBytes(bytes)}`),
    exported: (name) => `Exportado como “${name}”`,
    importChats: 'Importar…',
    importHint:
      'Uma exportação do Aside, do Page Assist, do Open WebUI ou do ChatGPT: o arquivo JSON ou o ZIP do ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Importando…';
      if (share === 1) return 'Importando… Lendo o arquivo';
      if (chats === 0) return `Importando… ${percent(share)}`;
      return `Importando… ${percent(share)}, ${plural(chats, { one: (shown) => `${shown} conversa`, other: (shown) => `${shown} conversas` })}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'Este arquivo não tem conversas que possam ser importadas.';
      const from = program === 'Aside' ? '' : ` de ${program}`;
      return plural(chats, {
        one: (shown) => `${shown} conversa${from} pode ser importada.`,
        other: (shown) => `${shown} conversas${from} podem ser importadas.`,
      });
    },
    nothingNew: 'Não há nada de novo neste arquivo.',
    continued: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa tem mensagens novas.`,
        other: (shown) => `${shown} conversas têm mensagens novas.`,
      }),
    known: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa já está aqui.`,
        other: (shown) => `${shown} conversas já estão aqui.`,
      }),
    files: (count) =>
      plural(count, {
        one: (shown) => `${shown} imagem ou arquivo não pode ser importado.`,
        other: (shown) => `${shown} imagens e arquivos não podem ser importados.`,
      }),
    skipped: (count) =>
      plural(count, {
        one: (shown) => `${shown} conversa não pode ser importada.`,
        other: (shown) => `${shown} conversas não podem ser importadas.`,
      }),
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `Vai faltar uma parte em ${shown} conversa.`,
        other: (shown) => `Vão faltar partes em ${shown} conversas.`,
      }),
    chatAt: (place) => `Conversa ${number(place)} do arquivo`,
    whichChats: 'Quais conversas?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return plural(count, {
            one: (shown) => `${shown} mensagem ou fonte não pode ser lida`,
            other: (shown) => `${shown} mensagens ou fontes não podem ser lidas`,
          });
        case 'no_messages':
          return 'não tem mensagens';
        case 'not_a_chat':
          return 'não é uma conversa';
        case 'broken_off':
          return 'está cortada: falta o resto do arquivo';
        case 'too_large':
        case 'too_deep':
          return 'é grande demais';
        case 'too_many_messages':
          return `tem mais de ${number(LIMITS.importTurns)} perguntas`;
        case 'too_many_chats':
          return `vem depois das primeiras ${number(LIMITS.importConversations)}`;
        default:
          return 'não pode ser lida';
      }
    },
    more: (count) => `e mais ${number(count)}`,
    importNow: 'Importar',
    storing: 'Importando… Salvando as conversas',
    exportedElsewhere: (share) =>
      share === 0
        ? 'Há conversas sendo exportadas em outro lugar'
        : `Há conversas sendo exportadas em outro lugar: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0
        ? 'Há conversas sendo importadas em outro lugar'
        : `Há conversas sendo importadas em outro lugar: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? 'Há conversas importadas sendo salvas em outro lugar'
        : `Há conversas importadas sendo salvas em outro lugar: ${percent(share)}`,
    waitsElsewhere: 'Uma importação espera confirmação em outro lugar',
    stopExport: 'Cancelar a exportação',
    stopImport: 'Cancelar a importação',
    imported: (count) =>
      count === 0
        ? 'Não há conversas neste arquivo'
        : plural(count, {
            one: (shown) => `${shown} conversa importada`,
            other: (shown) => `${shown} conversas importadas`,
          }),
  },
  preferences,
  pairing: {
    language: 'Idioma',
    browserLanguage: 'O do navegador',
    companion: 'App complementar',
    connection: 'Conexão',
    connectedTo: (address) => `Conectado a ${address}`,
    connectingTo: (address) => `Conectando a ${address}…`,
    notConnectedTo: (address) => `Sem conexão com ${address}`,
    asPaired: (name) => `Este navegador está pareado. O app complementar o chama de “${name}”.`,
    asBuilt: 'Este Aside já veio com a chave do app complementar. Não é preciso parear.',
    asGuest:
      'Você é um convidado: só pode digitar perguntas, e nada é salvo. Pareie para enviar páginas e guardar conversas.',
    forget: 'Esquecer este app complementar',
    forgetting: 'Esquecendo…',
    unrevoked: (name) =>
      `Este navegador esqueceu a chave, mas não conseguiu avisar o app complementar. Para remover “${name}” da lista dele, execute:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Parear',
    pairOther: 'Usar outro app complementar',
    pairRun: 'Para obter um código, execute isto na pasta do Aside no computador do app complementar:',
    pairInvited: 'Recebeu um link de convite? Cole-o aqui.',
    pairCode: 'Código',
    pairAddress: 'Endereço',
    pairExposed: 'Sem criptografia: outras pessoas na rede podem ler o que você envia. Use https:// quando puder.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('Isso não é um endereço.', 'Um endereço é como 127.0.0.1:11435 ou https://aside.example.org.'),
    no_code: () => told('Isso não é um código.', 'Um código tem 8 letras e números, como 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `Nada responde em ${address}.`,
        isHere
          ? 'Execute npm start na pasta do Aside, ou corrija o endereço.'
          : `Verifique se o app complementar está rodando lá e se este computador está na rede dele.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `O app complementar em ${address} não está pronto para parear.`,
        `Execute ${command} lá e digite o código que aparecer em até dois minutos. Se você já fez isso, outro programa está usando este endereço.`,
      ),
    not_aside: ({ address }) =>
      told(
        `Um programa responde em ${address}, mas não é o app complementar do Aside.`,
        'Corrija o endereço: npm start mostra o certo.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `O programa em ${address} não conhece o código, portanto não é o seu app complementar. A chave dele não foi salva.`,
        'Descubra que programa usa esse endereço e encerre-o. Depois pareie de novo.',
      ),
    too_old: ({ address, version }) =>
      told(`O app complementar em ${address} tem outra versão (${version}) e não consegue parear.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`O app complementar em ${address} fala outra versão do protocolo do Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `${address} não respondeu a tempo.`,
        'Veja o terminal em que o app complementar está rodando e tente de novo.',
      ),
    browser_refuses: ({ address }) => told(`O navegador se recusa a conectar a ${address}.`, 'Use outra porta.'),
    not_encrypted: ({ address }) =>
      told(`Daqui o navegador só abre conexões criptografadas, e ${address} não é.`, 'Use um endereço com https://.'),
    refused: () => told('O app complementar se recusou a parear com este navegador.', ''),
    code_not_accepted: ({ command }) =>
      told('O app complementar não aceitou o código.', `Execute ${command} para obter um novo.`),
    too_many: ({ address }) => told(`Conexões demais com ${address}.`, 'Espere um pouco e tente de novo.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `O app complementar em ${address} encerrou a conexão (${closeCode}).`
          : `O app complementar em ${address} encerrou a conexão (${closeCode}: ${said}).`,
        'Tente de novo. Se não adiantar, o terminal dele mostra o que aconteceu.',
      ),
    part_missing: () => told('Não foi possível carregar parte do Aside.', 'Feche este painel e abra de novo.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Feche este painel, abra de novo e tente outra vez.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'Os navegadores fecham suas próprias páginas e lojas às extensões. Por isso o Aside não consegue ler esta página.',
    closed_page: () =>
      'O navegador mantém esta página fechada ao Aside. Se for um arquivo deste computador, abra a página de extensões do navegador e ative “Permitir acesso a URLs de arquivo” para o Aside. As páginas e lojas do próprio navegador continuam fechadas.',
    silent: () =>
      'O Aside não consegue ler esta página: ela não responde. Tente de novo quando ela estiver menos ocupada. Algumas páginas do próprio navegador nunca respondem.',
    pdf: () =>
      'O Aside não consegue tirar um PDF do leitor do navegador. Salve-o e solte o arquivo aqui, ou selecione texto nele e pergunte sobre a seleção.',
    shown_file: () => 'O Aside não consegue obter este arquivo do navegador. Salve-o e solte o arquivo aqui.',
    recording: () => 'Esta aba reproduz áudio ou vídeo. O Aside só lê texto e imagens.',
    framed: ({ site }) =>
      site === ''
        ? 'A maior parte desta página está em um quadro de outro site, que o Aside não pode ler. Abra o quadro em uma aba própria, ou permita o Aside em todos os sites.'
        : `A maior parte desta página está em um quadro de ${site}, que o Aside não pode ler. Abra o quadro em uma aba própria, ou permita o Aside em todos os sites.`,
    drawn: () =>
      'Esta página é desenhada como uma imagem e não tem texto que o Aside consiga ler. Em vez dela, anexe uma captura de tela.',
    empty: () => 'Não há texto nesta página.',
    not_loaded: () => 'Esta página não carregou, então não há nada para ler.',
    left: () => 'Você saiu da página antes que o Aside pudesse lê-la. Volte a ela e tente de novo.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Clique no Aside na barra de ferramentas para que ele possa ler esta página.'
        : `Clique no Aside na barra de ferramentas ou aperte ${shortcut} para que ele possa ler esta página.`,
    sidebar_refused: () =>
      'O Firefox só abre a barra lateral com um clique na barra de ferramentas ou em um menu, por isso o Aside foi aberto nesta aba. Clique no Aside na barra de ferramentas para tê-lo ao lado da página.',
    no_room: () => 'O navegador não tem espaço para tanto texto. Selecione menos e pergunte de novo.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'O texto selecionado talvez esteja em uma parte desta página que vem de outro site. Um atalho não consegue lê-lo ali. Clique na seleção com o botão direito e escolha “Perguntar sobre a seleção”, ou permita o Aside em todos os sites.'
        : `O texto selecionado talvez esteja em uma parte desta página que vem de ${site}. Um atalho não consegue lê-lo ali. Clique na seleção com o botão direito e escolha “Perguntar sobre a seleção”, ou permita o Aside em todos os sites.`,
    nothing_selected: () => 'Nada está selecionado. Selecione um texto na página e depois pergunte sobre ele.',
  },
  landings: {
    sourcesFull: (most) => `Você pode anexar até ${number(most)} páginas, citações e arquivos a uma pergunta.`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `A página “${name}” está anexada à sua pergunta.`
          : `A página “${name}” está anexada à sua pergunta. São ${number(count)} anexos no total.`,
      file: (name, count) =>
        count === 1
          ? `O arquivo “${name}” está anexado à sua pergunta.`
          : `O arquivo “${name}” está anexado à sua pergunta. São ${number(count)} anexos no total.`,
      image: (name, count) =>
        count === 1
          ? `A imagem “${name}” está anexada à sua pergunta.`
          : `A imagem “${name}” está anexada à sua pergunta. São ${number(count)} anexos no total.`,
      selection: (name, count) =>
        count === 1
          ? `Uma citação de “${name}” está anexada à sua pergunta.`
          : `Uma citação de “${name}” está anexada à sua pergunta. São ${number(count)} anexos no total.`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Trecho ${index}` : `Trecho ${index} de ${title}`),
    notFound: 'Não encontrado no trecho',
    noPassage: 'Nenhum trecho tem este número',
    closest: 'Trecho mais próximo, encontrado pelo Aside',
  },
  models,
  sources: {
    attach: 'Anexar arquivos',
    dropHere: 'Solte arquivos para anexá-los',
    openTabs: 'Abas abertas',
    tabAsleep: 'Inativa: abra esta aba antes',
    allowTabs: 'Deixar o Aside ver suas abas…',
    allowTabsHint: 'O navegador pede para permitir o Aside em todos os sites',
    noTab: 'Nenhuma aba aberta corresponde',
    pastedText: 'Texto colado',
    pastedImage: 'Imagem colada',
    reading: (name) => `Lendo “${name}”…`,
    readingPart: (name, done, total) => `Lendo “${name}”: página ${number(done)} de ${number(total)}`,
    stopReading: (name) => `Parar de ler “${name}”`,
    waitsForReading: 'Você pode enviar sua pergunta quando tudo tiver sido lido.',
    noVision: (model) => `${model} não consegue ver imagens.`,
    chooseVision: 'Escolha um modelo que consiga, ou remova a imagem.',
    getVision: 'Nenhum dos seus modelos consegue. Baixe um, por exemplo gemma3, ou remova a imagem.',
    useModel: (model) => `Usar ${model}`,
    pageChanges: {
      changed: (title) => `“${title}” mudou desde que o Aside leu a página.`,
      left: (title) => `A aba de “${title}” agora mostra outra página.`,
    },
    aroundIt: 'O parágrafo em volta:',
    readAgain: 'Ler de novo',
    pageBeside: (title) => `Agora você está vendo “${title}”.`,
    anotherPage: 'Agora você está vendo outra página.',
    chatIsAbout: (title) => `Esta conversa é sobre “${title}”.`,
    useInstead: 'Usar esta página no lugar',
    useAlso: 'Usar também esta página',
    fits: {
      passages: (model) => `Longo demais para ${model}: só serão enviados os trechos que importam para sua pergunta.`,
      parts: (model) => `Longo demais para ${model}: será lido em partes.`,
      tooLong: (model, tokens, most) =>
        `Talvez longo demais para ${model}: são cerca de ${number(rounded(tokens))} tokens, e o modelo lê ${number(most)}.`,
      withoutEarlierSources:
        'Para caber no modelo, páginas, seleções e imagens de perguntas anteriores não serão enviadas de novo.',
      leftOut: (count) =>
        plural(count, {
          one: () => 'Para caber no modelo, a pergunta mais antiga e sua resposta não serão enviadas.',
          other: (shown) => `Para caber no modelo, as ${shown} perguntas e respostas mais antigas não serão enviadas.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'não é texto, nem imagem, nem PDF.'),
      empty: ({ name }) => notAttached(name, 'está vazio.'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `arquivos podem ter no máximo ${number(megabytes)}\u00a0MB.`),
      not_an_image: ({ name }) => notAttached(name, 'tem nome de imagem, mas não é uma.'),
      image_kind: ({ name }) =>
        notAttached(name, 'o Aside não consegue ler este tipo de imagem. Salve-a como PNG ou JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `a imagem tem ${number(megapixels)} megapixels, e o máximo é ${number(most)}. Salve uma versão menor.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'a imagem está danificada.'),
      file_gone: ({ name }) => notAttached(name, 'é uma pasta, ou não pode ser aberto.'),
      no_room: ({ name }) => notAttached(name, 'a pergunta já tem todos os anexos que pode ter.'),
      needs_companion: ({ name }) =>
        notAttached(name, 'quem lê PDFs é o app complementar, e este painel não está pareado nem conectado a nenhum.'),
      refused: ({ name }) => `Não é possível anexar “${name}”.`,
      tab_gone: ({ name }) => notAttached(name, 'a aba foi fechada ou agora mostra outra página.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'o navegador mantém essa aba fechada ao Aside. Vá até a aba e clique no Aside na barra de ferramentas.',
        ),
      tab_unreadable: ({ name }) => `Não é possível anexar “${name}”.`,
      not_fetched: ({ name }) =>
        notAttached(
          name,
          'o Aside não conseguiu obter este arquivo do site outra vez. Salve-o e solte o arquivo aqui.',
        ),
      failed: ({ name }) => notAttached(name, 'algo deu errado. Tente de novo.'),
    },
  },
  summaries: {
    style: 'Estilo do resumo',
    styles: { bullets: 'Pontos principais', brief: 'Breve', detailed: 'Detalhado', focus: 'O que me importa' },
    focus: 'O que importa para você?',
    focusPlaceholder: 'Custos, datas, o que tenho que fazer…',
  },
  selectionButtons: {
    title: 'Botões ao lado do texto selecionado',
    hint: 'Selecione um texto em uma página, e aparecem botões ao lado. Pelo teclado, aperte Alt+F10 para chegar a eles.',
    where: {
      nowhere: 'Desativados',
      sites: 'Nos sites que eu escolher',
      everywhere: 'Em todos os sites',
    },
    site: 'Site',
    add: 'Adicionar',
    remove: (site) => `Remover ${site}`,
    actions: 'Botões a mostrar',
    closed: (site) => `O navegador não permite o Aside em ${site}, por isso não aparecem botões ali.`,
    closedEverywhere: 'O navegador não permite o Aside em todos os sites, por isso não aparecem botões.',
    allow: 'Permitir de novo',
    problems: {
      refused: 'O navegador não permitiu, então nada mudou.',
      no_site: 'Isso não é um site. Digite um, por exemplo example.org.',
    },
  },
  voice: {
    speak: 'Falar sua pergunta (clique, ou mantenha pressionado enquanto fala)',
    opening: 'Abrindo o microfone…',
    listening: 'Ouvindo',
    transcribing: 'Transformando em texto…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'Terminei de falar',
    askAtOnce: 'Perguntar na hora',
    microphone: 'Microfone',
    browsersChoice: 'Padrão do navegador',
    nextTime: 'Vale a partir da próxima gravação',
    standIn: (name) => `O microfone escolhido não está conectado. O Aside está ouvindo “${name}”.`,
    kept: 'Sua gravação foi mantida.',
    discard: 'Descartar',
    keepRecorded: 'Permitir salvar a gravação',
    recorded: 'Sua gravação fica aqui até a próxima.',
    saveRecorded: 'Salvar',
    letRecordedGo: 'Excluir a gravação',
    allow: 'Permitir o microfone…',
    onDevice: {
      available: 'Este navegador reconhece fala por conta própria, neste dispositivo. Ative isso e fale de novo.',
      downloadable:
        'Este navegador reconhece fala por conta própria, neste dispositivo, depois de baixar seu idioma. Então fale de novo.',
      downloading: 'Baixando seu idioma…',
      turnOn: 'Usar este navegador',
      download: 'Baixar e usar',
      choice: 'Reconhecer a fala neste navegador, neste dispositivo',
    },
    problems: {
      not_asked: 'O navegador precisa antes da sua permissão. Ele pede em uma nova aba.',
      denied: 'O navegador não deixa o Aside usar o microfone.',
      no_microphone: 'Nenhum microfone foi encontrado. Conecte um e tente de novo.',
      not_supported: 'Esta página não pode usar o microfone. Abra-a por https, ou use a extensão.',
      busy: 'Não foi possível usar o microfone. Feche outros programas que o usem e tente de novo.',
      failed: 'Não foi possível abrir o microfone. Escolha outro nas configurações do sistema e tente de novo.',
      unplugged: 'O microfone foi desconectado. O Aside ouviu o que você disse até ali.',
      full: `Uma gravação termina depois de ${Math.floor(LIMITS.audioSeconds / 60)} minutos. O Aside ouviu o que você disse até ali.`,
      lost: 'A conexão com o app complementar foi perdida. Sua gravação será enviada quando ele voltar.',
      on_device: 'A partir de agora este navegador transforma sua fala em texto, neste dispositivo. Fale de novo.',
      not_on_device:
        'Este navegador não reconhece mais seu idioma neste dispositivo. O Aside volta a usar o app complementar.',
      not_installed: 'O navegador não conseguiu baixar o reconhecimento de fala do seu idioma.',
      needs_companion: 'Pareie este navegador com o app complementar para falar suas perguntas.',
    },
    page: {
      title: 'Deixar o Aside usar o microfone',
      text: 'O Aside só ouve enquanto você fala uma pergunta. A gravação vai para o seu próprio reconhecimento de fala, e o Aside não a guarda.',
      allow: 'Permitir o microfone',
      allowed: 'O Aside já pode usar o microfone. Feche esta aba e fale sua pergunta no painel.',
      denied:
        'O navegador não deixa o Aside usar o microfone. Clique no ícone à esquerda do endereço desta página, permita o microfone e tente de novo.',
      none: 'Nenhum microfone foi encontrado. Conecte um e tente de novo.',
    },
  },
  aloud: {
    read: 'Ler em voz alta',
    stopReading: 'Parar a leitura',
    readSelection: 'Ler a seleção em voz alta',
    bar: 'Lendo em voz alta',
    pause: 'Pausar',
    goOn: 'Continuar',
    skip: 'Próxima frase',
    speed: 'Velocidade',
    slower: 'Mais devagar',
    faster: 'Mais rápido',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'Esperando o resto da resposta…',
    gettingVoices: 'Preparando as vozes…',
    voice: (language) => `Voz para: ${language}`,
    automatic: 'A melhor voz deste computador',
    onThisComputer: 'Neste computador',
    online: 'Online: o texto sai deste computador',
    leftOut: { code: 'Código omitido.', formula: 'Fórmula omitida.' },
    noVoice: {
      no_voice: (language) =>
        `Nenhuma voz deste computador fala este idioma: ${language}. Adicione uma nas configurações de voz do sistema e reinicie o navegador.`,
      no_voice_on_linux: (language) =>
        `Nenhuma voz deste computador fala este idioma: ${language}. Instale speech-dispatcher e espeak-ng. O Chrome e o Chromium também precisam ser iniciados com --enable-speech-dispatcher.`,
    },
    problems: {
      not_supported: 'Este navegador não consegue ler em voz alta.',
      failed: 'A voz parou de responder. Clique em “Continuar” ou escolha outra voz.',
      interrupted: 'Outra coisa no navegador parou a leitura.',
      elsewhere: 'Outro painel está lendo em voz alta agora.',
    },
  },
  tuning: {
    title: 'Configurações do modelo',
    scope: 'Estas configurações são para',
    thisChat: 'Esta conversa',
    thisModel: (model) => (model === '' ? 'Este modelo' : model),
    chatHint: 'Elas prevalecem sobre as do modelo, só nesta conversa.',
    modelHint: 'Elas valem em todas as conversas com este modelo que não tenham as suas.',
    contextUsed: (used, all) =>
      `Depois da última resposta, o contexto ficou ${percent(Math.ceil((100 * used) / all) / 100)} cheio: ${number(used)} de ${number(all)} tokens.`,
    everyModel: 'Para todos os modelos',
    largestContext: 'Maior contexto, em tokens',
    largestContextHint:
      'O máximo que o Aside pede a um modelo do Ollama. Com mais, ele lê inteiras páginas mais longas, mas ocupa mais memória. Um modelo já carregado mantém o que tem.',
    loadsEarly: 'Carregar o modelo enquanto digito',
    loadsEarlyHint:
      'As respostas começam antes. Só para modelos que cabem na memória deste computador, e nunca durante outra resposta.',
    loading: 'Consultando o app complementar…',
    none: 'Este modelo não tem configurações.',
    reset: (what) => `Redefinir: ${what}`,
    byItself: 'Padrão do modelo',
    usually: (value) => `Padrão: ${value}`,
    names: {
      temperature: 'Temperatura',
      top_p: 'Top P',
      seed: 'Semente',
      num_ctx: 'Contexto, em tokens',
      num_predict: 'Resposta mais longa, em tokens',
      keep_alive: 'Minutos na memória',
      think: 'Raciocínio',
      system: 'Prompt de sistema',
    },
    hints: {
      temperature: 'De 0, as palavras mais prováveis, a 2, as mais surpreendentes.',
      top_p: 'A parcela das palavras prováveis entre as quais ele escolhe, de 0 a 1.',
      seed: 'A mesma semente dá a mesma resposta.',
      num_ctx: 'Com mais, ele lê inteiras páginas mais longas, mas ocupa mais memória.',
      num_predict: 'Respostas mais longas são cortadas.',
      keep_alive: 'Por quanto tempo fica carregado depois de uma resposta. -1: até ser descarregado.',
      think: 'Pensar mais leva mais tempo.',
      system: 'O que é dito ao modelo antes de tudo.',
    },
    thinking: { off: 'Desativado', on: 'Ativado', low: 'Baixo', medium: 'Médio', high: 'Alto' },
  },
} satisfies Catalogue['rest'];
