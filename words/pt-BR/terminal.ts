import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

const TRY_AGAIN = 'Tente de novo.';
const SOON_AGAIN = 'Tente de novo daqui a pouco.';
const SEND_LESS = 'Envie só a parte que importa.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair mostra um novo.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE =
  'Execute npm start com as mesmas opções para gravá-la de novo e depois recarregue a extensão no navegador.';
const USE_IT =
  'Use esse, ou encerre-o antes: com Ctrl+C onde você o iniciou, ou pelo seu gerenciador de serviços. Nada foi alterado.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp':
    'Se o modelo comportar mais, inicie o llama-server com um -c maior; os slots dele (-np) dividem esse valor.',
  vLLM: 'Se o modelo comportar mais, inicie o vLLM com um --max-model-len maior.',
  'LM Studio': 'Se o modelo comportar mais, carregue-o no LM Studio com um “Context Length” maior.',
  LocalAI: 'Se o modelo comportar mais, defina um context_size maior no arquivo dele no LocalAI.',
};
const elsewhere = (finder: string) => `Encontre-o com ${finder} e encerre-o, ou inicie o Aside com --port.`;

/** What the programs say on a terminal. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `Não há chave em ${folder}: nenhum app complementar rodou ainda com esta pasta de dados.`,
        'Inicie um com npm start, ou indique a pasta dele com --data-dir.',
      ],
      nobody: (address) => [
        `Nenhum app complementar está rodando em ${address}.`,
        'Inicie-o com npm start, ou indique a porta com --port.',
      ],
      otherKey: (address, folder) => [
        `O programa em ${address} não conhece a chave em ${folder}. Nada foi enviado.`,
        'Indique a pasta de dados desse app complementar com --data-dir, ou a porta do seu com --port.',
      ],
      refused: (address, why) => [`O app complementar em ${address} recusou a conexão. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `O programa em ${address} não é um app complementar do Aside. ${why} Nada foi enviado.`,
        `Indique a porta do app complementar com --port. ${ASIDE_COMMAND} doctor sabe mais.`,
      ],
      lost: () => ['A conexão com o app complementar foi perdida.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Outro programa usa a pasta de dados ${folder}, mas nenhum app complementar está rodando em ${address}.`,
        'Indique a porta do app complementar que está rodando com --port, ou tente de novo se era outro comando.',
      ],
      willLearn: (seconds) =>
        `Os apps complementares que usam este banco de dados ficam sabendo em até ${seconds}\u00a0s.`,
      inFolder: (folder) => `Nenhum app complementar está rodando, então isto foi alterado em ${folder}.`,
    },
    stranger: {
      silent: 'Ele não diz nada.',
      notAside: 'Ele aceita WebSockets, mas não fala aside.v1.',
      http: (status, server) => `Ele responde com HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Ele interrompeu a conexão (${code}).`,
      closed: (code, reason) => (reason === '' ? `Ele fechou a conexão (${code}).` : `Ele diz: ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [`O texto recebido tem mais de ${number(chars)} caracteres.`, SEND_LESS],
      notText: () => ['O texto recebido não é UTF-8.', 'Converta-o em texto antes.'],
      nothing: () => ['Nada foi recebido.', 'Indique um arquivo.'],
    },
    chat: {
      noQuestion: () => ['Não há pergunta.', 'Faça uma entre aspas, ou envie uma pela entrada.'],
      tooLarge: () => ['A pergunta e o texto recebido são grandes demais para uma mensagem.', SEND_LESS],
      lost: () => [
        'A conexão com o app complementar foi perdida enquanto ele respondia.',
        'O histórico do painel tem a resposta até ali. Pergunte de novo para ter o resto.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'é a próxima' : `posição ${position}`;
        return `Na fila: ${place}${seconds === undefined ? '' : `, mais uns ${seconds} s`}.`;
      },
      stepOf: (index, count) => ` (${index} de ${count})`,
      left: (seconds) => `, mais uns ${seconds} s`,
      recanted: 'Até aqui o modelo estava pensando. A resposta vem a seguir.',
      stopped: 'Parada.',
      cut: 'A resposta foi cortada no limite de tamanho.',
      repeated: 'A resposta foi parada: o modelo estava se repetindo.',
      notSaved: 'Não foi possível salvar a resposta.',
    },
    pair: {
      typeCode: 'Digite este código onde o Aside pedir:',
      goodFor: (minutes, address) =>
        plural(minutes, {
          one: (shown) => `Ele vale uma vez, por ${shown} minuto. O endereço aqui é ${address}.`,
          other: (shown) => `Ele vale uma vez, por ${shown} minutos. O endereço aqui é ${address}.`,
        }),
      link: (link) => `Ou abra isto em um navegador aqui: ${link}`,
      waiting: 'Esperando o código ser usado. Ctrl+C encerra a espera; o código continua valendo.',
      letIn: (name) => `Pareado com ${name}. ${ASIDE_COMMAND} clients mostra todos que têm uma chave.`,
      lost: () => [
        'A conexão com o app complementar foi perdida.',
        `${ASIDE_COMMAND} clients mostra se o código foi usado.`,
      ],
      expired: () => ['Ninguém usou o código a tempo.', ANOTHER_CODE],
      replaced: () => ['Este código não vale mais: há um mais novo.', 'Use o mais novo.'],
      rotated: () => ['Este código não vale mais: local.key foi trocada.', ANOTHER_CODE],
      tries: () => ['Este código não vale mais: foram tentados códigos errados demais.', ANOTHER_CODE],
      ended: () => [
        'Este código não vale mais.',
        `O app complementar em execução é mais novo que este comando. ${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke e --rotate são coisas diferentes.', 'Faça uma de cada vez.'],
      unknown: (name) => [`Nenhum cliente se chama “${name}”.`, `${ASIDE_COMMAND} clients mostra todos.`],
      revoked: (name) => `${name} removido. As conexões dele foram fechadas.`,
      removed: (name) => `${name} removido.`,
      rotated: [
        'Há uma nova local.key. Os clientes com a antiga foram desconectados.',
        'A extensão de npm start tem a nova chave. Para uma de npm run build, execute npm run build de novo.',
      ],
      columns: { name: 'NOME', lastSeen: 'VISTO', since: 'DESDE', id: 'ID', origin: 'ORIGEM' },
      thisComputer: 'Este computador',
      link: 'Link',
      inRoom: (name) => `${name} (conversa compartilhada)`,
      now: 'agora',
      never: 'nunca',
    },
    people: {
      invited: (name, until) => `Envie este link para ${name}. Ele funciona uma vez, até ${until}:`,
      unknown: (name) => [`Ninguém se chama “${name}”.`, `${ASIDE_COMMAND} people mostra todos.`],
      twoThings: () => ['São várias coisas ao mesmo tempo.', 'Faça uma de cada vez.'],
      noNewName: () => ['Não há um novo nome.', 'Informe-o com --to.'],
      notAddress: () => ['--at exige um endereço, como https://aside.example.', ''],
      supposed:
        'É o endereço que teria um app complementar iniciado com as mesmas opções. Se o Aside é aberto em outro, indique-o com --at.',
      stays: (name) => [`Não é possível remover ${name}: a primeira pessoa sempre gerencia as outras.`, ''],
      notNumber: (flag) => [`${flag} exige um número inteiro.`, '0 significa sem limite.'],
      changed: (name) => `${name} alterado.`,
      deleted: (name) => `${name} removido, com todas as conversas.`,
      revoked: (name) => `${name} removido. Todas as conexões foram fechadas; as conversas continuam guardadas.`,
      columns: {
        name: 'NOME',
        clients: 'CLIENTES',
        lastSeen: 'VISTO',
        running: 'EM CURSO',
        asked: 'ÚLTIMA HORA',
        id: 'ID',
      },
      administrator: (name) => `${name} (administra)`,
      out: 'removido',
      awaited: (until) => `convite até ${until}`,
    },
    copy: {
      ends: () => [
        'A cópia vai de uma pasta de dados para um banco de dados, ou de volta.',
        'Indique um de cada com --from e --to.',
      ],
      noHistory: (folder) => [
        `Não há histórico em ${folder}.`,
        'Indique a pasta de dados com a qual o Aside foi iniciado.',
      ],
      nothing: () => ['Não há nada para copiar.', ''],
      notEmpty: (place) => [
        `Já existe algo em ${place}. Nada foi copiado.`,
        'Copie para uma pasta nova ou um banco de dados vazio.',
      ],
      missing: () => [
        'Faltam páginas, arquivos ou imagens. Nada foi copiado.',
        'Indique a pasta deles com --blob-folder.',
      ],
      progress: (share) => `Copiado: ${percent(share)}`,
      interrupted: 'Interrompido. Nada foi copiado.',
      done: (chats, questions) => `Copiado. Conversas: ${number(chats)}, perguntas: ${number(questions)}.`,
      people: (count) => `As conversas de todas as pessoas foram copiadas. Pessoas: ${number(count)}.`,
      fromInUse: (database) =>
        `Um app complementar está usando ${database}. O que mudar lá a partir de agora não é copiado.`,
      toInUse: (database) =>
        `Um app complementar está usando ${database}. Reinicie-o: até lá, ele não sabe quem pode usar o que foi copiado.`,
    },
    export: {
      progress: (done) => `Exportado até agora: ${bytes(done)}`,
      written: (file) => `Gravado em ${file}.`,
      brokeOff: () => ['A exportação foi interrompida.', TRY_AGAIN],
      notWritable: (file, code) => [`Não é possível gravar ${file} (${code}).`, 'Escolha outro arquivo.'],
    },
    import: {
      progress: (done) => `Lido até agora: ${bytes(done)}`,
      confirm: 'Importar? [s/N] ',
      yes: 'sim',
      nothing: 'Nada foi importado.',
      nobodyToAsk: () => [
        'Nada foi importado: não há ninguém aqui a quem perguntar.',
        'Com --yes, a importação é feita sem perguntar.',
      ],
      notText: () => ['O arquivo não é texto.', 'Se for um ZIP, descompacte-o.'],
      notUnderstood: 'A resposta do app complementar não foi entendida.',
      notReadable: (file, code) => `Não é possível ler ${file} (${code}).`,
    },
  },

  settings: {
    title: 'Aside: uma barra lateral de conversas para quem roda seus próprios modelos de linguagem.',
    usage: 'Uso: npm start -- [opções]',
    repeatable: '(pode ser repetida)',
    fallback: (value, variable) => `Padrão: ${value}. Variável: ${variable}`,
    order:
      'Uma opção prevalece sobre a variável dela, esta sobre o arquivo de --config, e as três sobre OLLAMA_HOST e OLLAMA_NUM_PARALLEL.',
    lists: 'Variáveis de opções que podem ser repetidas aceitam uma lista separada por vírgulas.',
    flags: {
      port: { value: 'número', help: 'Porta em que o Aside escuta; 0 usa qualquer uma livre.' },
      host: {
        value: 'endereço',
        help: 'Endereço em que o Aside escuta. De outros computadores, todos precisam de uma chave, e --insecure-lan é obrigatória.',
        default: '127.0.0.1, e com ele ::1',
      },
      'insecure-lan': {
        help: 'Escutar também para outros computadores, embora outras pessoas na rede possam ler o http simples.',
        default: 'sem ela, o Aside não inicia',
      },
      upstream: {
        value: '[tipo=]URL',
        help: 'Servidor de modelos a consultar. Tipos: ollama, openai (llama.cpp, vLLM, LM Studio). O leitor integrado está sempre presente.',
        default: 'OLLAMA_HOST, senão http://127.0.0.1:11434',
      },
      parallel: {
        value: 'número',
        help: 'Quantos pedidos um servidor de modelos recebe ao mesmo tempo; os outros esperam na fila. Repetida: um número para cada --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, senão 1',
      },
      'max-context': {
        value: 'tokens',
        help: 'O máximo de contexto pedido a um modelo do Ollama. Com mais, ele lê inteiras páginas mais longas, mas ocupa mais memória.',
        default: '32768, ou menos, onde o modelo tem menos',
      },
      transcriber: {
        value: 'URL|off',
        help: 'Servidor que transforma fala em texto, como fazem whisper.cpp e OpenAI (/v1/audio/transcriptions).',
        default: 'whisper.cpp ou speaches nas portas deles aqui, senão um modelo do Ollama que ouça',
      },
      'transcriber-model': {
        value: 'nome',
        help: 'Modelo usado pelo reconhecimento de fala.',
        default: 'o que o servidor indicar para fala',
      },
      origin: {
        value: 'origem',
        help: 'Página ou extensão que pode se conectar sem chave, por exemplo http://localhost:8000.',
        default: 'nenhuma além da própria extensão do Aside',
      },
      'no-guests': {
        help: 'Exigir uma chave de todos, mesmo para perguntar.',
        default: 'as origens indicadas podem perguntar sem chave',
      },
      people: {
        help: 'Deixar várias pessoas usarem, cada uma com as próprias conversas: o comando people as convida. Todos precisam então de uma chave.',
        default: 'uma pessoa usa',
      },
      'allow-host': {
        value: 'nome[:porta]',
        help: 'Nome pelo qual este app complementar é acessado, além de 127.0.0.1, localhost e [::1].',
        default: 'nenhum',
      },
      'trust-proxy': {
        value: 'endereço[/bits]',
        help: 'Proxy, como o nginx, em que se confia para dizer de onde veio um pedido. Tudo o que ele envia precisa de uma chave.',
        default: 'nenhum',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL que guarda as conversas, para que vários apps complementares as compartilhem. A senha vai em ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD ou .pgpass.',
        default: 'as conversas ficam na pasta de dados',
      },
      'blob-folder': {
        value: 'pasta',
        help: 'Pasta de páginas, arquivos e imagens, que todos os apps complementares compartilham. Precisa de --database.',
        default: 'ficam no banco de dados',
      },
      'data-dir': { value: 'pasta', help: 'Onde ficam as conversas, as chaves e o perfil do navegador.' },
      redis: {
        value: 'url',
        help: 'Redis que vários apps complementares compartilham e que faz deles um só. A senha vai em ASIDE_REDIS, ou em um arquivo indicado por ASIDE_REDIS_FILE.',
        default: 'este app complementar é o único',
      },
      drain: {
        value: 'segundos',
        help: 'Segundos que as respostas têm para terminar após SIGTERM, enquanto nenhuma pergunta nova é aceita. 0: são interrompidas na hora.',
      },
      metrics: {
        value: 'on|[endereço:]porta',
        help: 'Métricas para o Prometheus em /metrics: em uma porta própria ou, com “on”, na do app complementar, com uma chave.',
        default: 'nenhuma',
      },
      config: {
        value: 'arquivo',
        help: 'Arquivo com configurações, uma por linha: nome = valor, com os nomes das opções.',
        default: 'nenhum',
      },
      'no-open': { help: 'Não abrir um navegador.', default: 'npm start abre um navegador' },
      'log-level': {
        help: 'Quanto é registrado em stderr. O que você pergunta e lê nunca é registrado.',
        default: 'warn',
      },
      help: { help: 'Mostrar esta ajuda e sair.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'O Aside não pode iniciar:',
        other: (shown) => `O Aside não pode iniciar, por ${shown} motivos:`,
      }),
    helpExplains: 'npm start -- --help explica cada opção.',
    notFlag: (text) => `“${text}” não é uma opção`,
    notKnown: (flag) => `${flag} é desconhecida`,
    noValue: (flag) => `${flag} não aceita valor`,
    needsValue: (flag) => `${flag} precisa de um valor`,
    givenTwice: (flag) => `${flag} aparece duas vezes`,
    mustBe: (name, expected, text) => `${name} precisa ser ${expected}; “${text}” não é`,
    passwordShown: (flag) => `${flag} traz uma senha, que qualquer usuário desta máquina pode ler ali`,
    needsDatabase: (flag) => `${flag} precisa de --database`,
    namedTwice: (url) => `${url} foi indicado duas vezes`,
    parallelCount: (given, upstreams) =>
      `--parallel foi indicada ${plural(given, {
        one: (shown) => `${shown} vez`,
        other: (shown) => `${shown} vezes`,
      })}, para ${plural(upstreams, {
        one: (shown) => `${shown} servidor de modelos`,
        other: (shown) => `${shown} servidores de modelos`,
      })}`,
    notSetting: (where) => `${where} não é uma configuração (nome = valor)`,
    metricsNeedKey: (name, variable, other) => `${name} vai além deste computador e precisa de ${variable} ou ${other}`,
    bothSet: (variable, other) => `${variable} e ${other} estão ambas definidas`,
    emptyKey: (name) => `${name} está vazia`,
    badRedis: (name) => `${name} precisa ser um endereço do Redis, por exemplo redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis contém uma senha, que ali qualquer usuário desta máquina pode ver. Coloque o endereço em ${variable}, ou em um arquivo indicado por ${variable}_FILE`,
    oddKey: (name) => `${name} tem caracteres que nenhuma chave tem`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `um destes: ${choices.join(', ')}`,
      wholeNumber: (min, max) => `um número inteiro de ${min} a ${max}`,
      dialable: 'um endereço acessível a navegadores (os de link local, fe80::, não são)',
      host: 'um endereço IP ou um nome de computador, sem porta',
      addressRange: 'um endereço IP ou um intervalo deles, por exemplo 127.0.0.1 ou 10.0.0.0/8',
      hostName: 'um nome de computador como a barra de endereço o mostra, por exemplo aside.example.org ou mybox:11435',
      origin: 'uma origem, por exemplo http://localhost:8000 ou chrome-extension://<id>',
      database: 'um endereço que comece com postgres://',
      switch: '1 ou 0',
      upstreamKind: (kinds) => `um endereço de um tipo conhecido (${kinds.join(', ')})`,
      metrics: 'on, uma porta ou um endereço com porta, por exemplo 9464 ou 10.0.0.5:9464',
      modelName: 'um nome sem espaços, por exemplo whisper-1',
      httpAddress: (example) => `um endereço http, por exemplo ${example}`,
    },
    file: {
      notReadable: (code) => `não pode ser lido (${code})`,
      notFile: 'não é um arquivo',
      open: (path) => `pode ser lido por outros usuários. Execute: chmod 600 ${path}`,
      tooLong: 'é longo demais para uma chave',
    },
  },

  commands: {
    usage: (command, operand) => `Uso: ${ASIDE_COMMAND} ${command} [opções]${operand}`,
    exits: 'Código de saída: 0; 1 se falhou; 2 se a linha de comando está errada; 130 depois de Ctrl+C.',
    asStarted: 'O mesmo com que o app complementar foi iniciado.',
    others: 'Outros comandos:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help explica este comando.`,
    explainsOne: `${ASIDE_COMMAND} <comando> --help explica um deles.`,
    tooMany: (operand, command, takes) => `“${operand}” está sobrando: ${command} só aceita um “${takes}”`,
    missing: (command, operand) => `falta para ${command}: ${operand}`,
    chat: {
      summary: 'Fazer uma pergunta e mostrar a resposta à medida que chega.',
      operand: 'pergunta',
      name: 'nome',
      model: 'Modelo a consultar, pelo nome dele no painel. Padrão: o que está carregado.',
      temporary: 'Manter pergunta e resposta só na memória, fora do histórico.',
      notes: [
        'O texto recebido pela entrada é anexado como seleção. Sem pergunta, ele é a pergunta.',
        'Ctrl+C para a resposta; um segundo Ctrl+C não espera que ela pare.',
      ],
    },
    copy: {
      summary: 'Copiar todo o histórico de uma pasta de dados para o PostgreSQL, ou de volta.',
      place: 'pasta|endereço',
      from: 'Onde está o histórico: uma pasta de dados ou postgres://…',
      to: 'Para onde ele vai, se ainda não houver nada lá: uma pasta de dados ou postgres://…',
      blobs: 'Pasta de páginas, arquivos e imagens, se o banco de dados tiver uma.',
      notes: [
        'Basta indicar a pasta quando o banco de dados está em ASIDE_DATABASE, ASIDE_DATABASE_FILE ou --config. A senha dele também fica lá.',
        'Antes, encerre o Aside nos dois lados. São copiadas as conversas com tudo o que há nelas, os prompts, as configurações, os navegadores pareados e os links compartilhados; não local.key, settings.json nem os convites. Vale para todos, se houver várias pessoas (--people).',
      ],
    },
    export: {
      summary: 'Gravar conversas em um arquivo ou em stdout.',
      operand: 'arquivo',
      format: 'Padrão: json, que import lê.',
      id: 'ID',
      conversation: 'Só esta conversa. Padrão: todas.',
      notes: ['O arquivo aparece quando está completo, e só você pode lê-lo. Ele substitui outro com o mesmo nome.'],
    },
    import: {
      summary: 'Importar conversas de uma exportação do Aside, do Page Assist, do Open WebUI ou do ChatGPT.',
      operand: 'arquivo',
      yes: 'Importar sem perguntar o que puder ser lido.',
      notes: [
        'O comando diz o que pode e o que não pode ser importado, e pergunta antes de gravar.',
        'As conversas importadas se somam às que existem. “-” lê o que chega pela entrada e precisa de --yes.',
      ],
    },
    pair: {
      summary: 'Mostrar um código com que outro navegador ou computador pode entrar.',
      notes: ['Digite o código no painel de lá. Ele recebe uma chave própria, que “clients” pode revogar.'],
    },
    clients: {
      summary: 'Mostrar os clientes que têm uma chave, ou remover um.',
      idOrName: 'ID|nome',
      revoke: 'Revogar a chave deste cliente e fechar as conexões dele.',
      rotate: 'Trocar a chave deste computador (local.key), caso alguém a tenha visto.',
      notes: [
        'Sem opções, todos são mostrados.',
        'Se nenhum app complementar está rodando, muda o que ele guarda: a pasta de dados, ou o banco de dados de --database.',
      ],
    },
    people: {
      summary: 'Mostrar quem usa o app complementar, convidar alguém ou remover.',
      name: 'nome',
      idOrName: 'ID|nome',
      number: 'número',
      invite: 'Criar um link que deixa entrar alguém com este nome. Funciona uma vez, por 7 dias.',
      admin: 'Com --invite: também administra pessoas e modelos.',
      turns: 'Com --invite e --quota: quantas perguntas podem esperar e rodar ao mesmo tempo; 0: sem limite.',
      questions: 'Com --invite e --quota: quantas perguntas por hora; 0: sem limite.',
      address: 'endereço',
      at: 'Com --invite: o endereço em que o Aside é aberto, para o link.',
      quota: 'Mudar o que alguém pode perguntar, com --turns e --questions.',
      rename: 'Dar outro nome a alguém, com --to.',
      to: 'O novo nome.',
      revoke:
        'Fechar todas as conexões de alguém e tirar todas as chaves. As conversas ficam até --delete, e --invite deixa a pessoa voltar.',
      delete: 'Remover alguém e excluir todas as conversas.',
      notes: [
        'Sem opções, todos são mostrados. As pessoas podem entrar enquanto o app complementar roda com --people.',
        'Se nenhum app complementar está rodando, muda o que ele guarda: a pasta de dados, ou o banco de dados de --database.',
      ],
    },
    doctor: {
      summary: 'Descobrir o que está errado e o que fazer.',
      notes: ['Não altera nada. Use as mesmas opções com que você inicia o Aside.'],
    },
  },

  doctor: {
    ok: 'ok',
    problem: 'problema',
    fine: 'Tudo certo.',
    problems: (count) =>
      plural(count, { one: (shown) => `${shown} problema.`, other: (shown) => `${shown} problemas.` }),
    about: {
      node: 'Node',
      dataFolder: 'Pasta de dados',
      history: 'Histórico',
      key: 'Chave',
      port: 'Porta',
      models: 'Modelos',
      context: 'Contexto',
      voice: 'Voz',
      origins: 'Origens',
      extension: 'Extensão',
    },
    node: {
      fits: (version) => `Rodando com ${version}.`,
      tooOld: (version, needed) => [
        `${version} é antigo demais; o Aside precisa de ${needed}.`,
        'Execute npm install e inicie o Aside com npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} ainda não existe. O primeiro início cria a pasta, com a chave dentro.`,
      notFolder: (folder) => [`${folder} não é uma pasta.`, 'Escolha outra com --data-dir.'],
      notWritable: (folder) => [
        `Você não pode gravar em ${folder}.`,
        `chmod u+rwx ${folder}, ou escolha outra com --data-dir.`,
      ],
      open: (folder, mode) => [`${folder} está aberta a outros usuários (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `O disco de ${folder} está quase cheio.`,
        'Libere espaço, ou escolha outra pasta com --data-dir.',
      ],
      fine: (folder) => `Você pode gravar em ${folder}.`,
      private: (folder) => `Você pode gravar em ${folder}, e ninguém mais pode abrir a pasta.`,
    },
    history: {
      answers: (database, version) => `${database} responde (PostgreSQL ${version}).`,
      kept: 'As conversas são salvas.',
      readable: (names, files) => [`Outros usuários podem ler ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Ainda não há chave. O próximo início cria uma.',
      fine: 'local.key está no lugar, e só você pode lê-la.',
      cure: 'Depois execute npm start.',
    },
    port: {
      free: (address) => `${address} está livre: nenhum app complementar está rodando agora. npm start o inicia.`,
      taken: (address, finder) => [
        `${address} está em uso, e não por um app complementar desta pasta de dados.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `O Aside ${version} escuta em ${address} e conhece a chave.`,
      otherVersion: (running, address, version) => [
        `O Aside ${running} escuta em ${address}; este é o ${version}.`,
        'Encerre-o e execute npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} está em uso por um app complementar que não conhece a chave desta pasta de dados.`,
        `Indique a pasta dele com --data-dir. Se você não iniciou nenhum, ${finder} mostra que programa é.`,
      ],
      refused: (address, why) => [`${address} recusou a conexão. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} está em uso por outro programa. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'O servidor'} responde em ${address}.`,
      silent: (address) => `Nada responde em ${address}.`,
      twins: (address, other) => `${address} e ${other} são o mesmo servidor.`,
      otherKind: (product, address) => [
        `${address} é ${product}. Por este endereço, ele encurta perguntas longas sem avisar.`,
        `Indique-o como ${product}: --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce:
        'Indique-o uma vez com --upstream, e defina --parallel se ele responde a várias perguntas ao mesmo tempo.',
    },
    models: {
      none: 'Ainda não há modelos.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} e mais ${number(more)}.`),
      withContext: (name, tokens) => `${name} (${number(tokens)} tokens)`,
      shortContext: (name, tokens) =>
        `${name} lê ${number(tokens)} tokens por vez, ou seja, a maioria das páginas em partes.`,
      enlarge: (product) =>
        LARGER[product] ?? 'Se o modelo comportar mais, inicie o servidor dele com um contexto maior.',
    },
    voice: {
      off: 'O reconhecimento de fala está desativado (--transcriber off).',
      none: `Nada aqui transforma fala em texto. ${GET_TRANSCRIBER}`,
      answers: (address) => `A fala é transformada em texto em ${address}.`,
      silent: (address) => `Nada responde em ${address}.`,
    },
    origins: (others) =>
      `Entram sem chave: a própria extensão do Aside, ${others.length === 0 ? 'mais ninguém' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `A extensão em ${folder} é compatível.`,
      notBuilt: (folder) => [`Não há extensão compilada em ${folder}.`, 'npm start compila uma.'],
      otherVersion: (built, version) => [
        `A extensão compilada é da versão ${built}; esta é a ${version}.`,
        'Execute npm start para compilá-la de novo e depois recarregue-a no navegador.',
      ],
      noKey: () => [
        'A extensão compilada não tem um companion.json válido, ou seja, não tem chave.',
        'npm start o grava.',
      ],
      otherAddress: (found, address) => [
        `A extensão compilada procura o app complementar em ${found}, e não em ${address}.`,
        REWRITE,
      ],
      otherKey: () => ['A chave da extensão compilada não é a da pasta de dados.', REWRITE],
    },
  },

  start: {
    listens: (address) => `O Aside escuta em ${address}.`,
    exposure: {
      refused: (host) => [
        `O Aside não escuta em ${host}: com http simples, outras pessoas na rede poderiam ler suas conversas e sua chave.`,
        `Deixe --host de fora e ponha o nginx com TLS na frente (${GUIDE} explica como),`,
        'ou aceite isso em uma rede em que você confia em todos: com --insecure-lan.',
      ],
      everyAddress: (urls) => `todos os endereços deste computador, agora ${urls.join(', ') || 'só o dele mesmo'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `O Aside escuta para além deste computador, em ${where}.`,
        'Todos nessa rede alcançam esta porta. Sem chave ninguém obtém nada, nem mesmo neste computador.',
        `É http simples, que outras pessoas ali podem ler: suas conversas, e chaves em ?token=. ${GUIDE} mostra como acrescentar TLS.`,
      ],
    },
    page: {
      notBuilt:
        'A página do Aside ainda não foi compilada.\n\nExecute isto na pasta do Aside e depois reinicie o Aside:\n\n    npm run build\n',
      one: (link) => `Em qualquer navegador: ${link}`,
      several: 'Em qualquer navegador, um destes:',
      terms: `Vale uma vez, por dois minutos. ${ASIDE_COMMAND} pair cria outro.`,
    },
    updating: {
      begins: 'O Aside está atualizando seu histórico para esta versão. Nada se perde. Demora um pouco, uma vez só.',
      portAnswers: (port) => `A porta ${port} já responde.`,
      progress: (percent) => `O Aside está atualizando seu histórico: ${percent}%`,
    },
    servers: {
      readerAnswers:
        'Enquanto isso, quem responde é o leitor integrado, citando a página. O Aside passa sozinho para o servidor de modelos.',
      notYet: (kind, address) => `Ainda não há ${kind} em ${address}.`,
      refuses: (server, address) => `${server} em ${address} se recusa a responder.`,
      answers: (server, address, models) =>
        plural(models, {
          one: (shown) => `${server} em ${address} responde, com ${shown} modelo.`,
          other: (shown) => `${server} em ${address} responde, com ${shown} modelos.`,
        }),
    },
    redisAway: (address, reason) =>
      `Não é possível usar o Redis em ${address} (${reason}). Inicie-o, ou corrija o endereço (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `A porta ${port} está em uso em ${host}. Se o Aside já está rodando, use esse. Senão, encerre o programa que a usa, ou escolha outra porta: npm start -- --port ${other}`,
      notYours: (port) =>
        `Você não pode escutar na porta ${port}. Escolha uma acima de 1023: npm start -- --port 11435`,
      noAddress: (host) =>
        `${host} não é um endereço deste computador. Escolha outro com --host, ou deixe --host de fora.`,
      failed: (host, port, code) => `Não foi possível escutar em ${host}, porta ${port} (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} aparece e desaparece o tempo todo.`,
      notReplaced: (file, code) => `Não é possível trocar ${file} (${code}). A chave continua como estava.`,
      folderNotMade: (folder, code) =>
        `Não é possível criar a pasta de dados ${folder} (${code}). Escolha outra com --data-dir.`,
      foreignFolder: (folder) => `A pasta de dados ${folder} pertence a outro usuário. Escolha outra com --data-dir.`,
      writableFolder: (folder) =>
        `Outros usuários podem gravar na pasta de dados ${folder}. Execute: chmod 700 ${folder}`,
      link: (file) => `${file} é um link. Exclua-o e inicie de novo para ter uma nova chave.`,
      notReadable: (file, code) => `Não é possível ler ${file} (${code}). O arquivo precisa ser seu.`,
      notKey: 'Isso não é uma chave.',
      noKey: (file) => `${file} não contém uma chave. Exclua o arquivo e inicie de novo para ter uma nova.`,
      foreign: (file) => `${file} pertence a outro usuário. Exclua o arquivo e inicie de novo para ter uma nova chave.`,
      readable: (file) =>
        `Outros usuários podem ler ${file}. Exclua o arquivo e inicie de novo para ter uma nova chave.`,
      notWritable: (file, code) => `Não é possível gravar ${file} (${code}). Escolha outra pasta com --data-dir.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `O Aside já está rodando em ${address}, com a extensão em ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `O Aside já está rodando em ${address}, com os dados em ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} Nada foi alterado.`,
    nothingChanged: 'Nada mudou desde a última compilação.',
    products: { extension: 'a extensão', web: 'a página', companion: 'o app complementar' },
    building: (products) => `Compilando ${products}…`,
    waitingForBuild: 'Já há uma compilação em andamento aqui. Esperando por ela…',
    notBuilt: (name, output) => `Não foi possível compilar a extensão para ${name}.\n${output}`,
    extensionIn: (folder) => `A extensão está em ${folder}`,
    pageIn: (folder) => `A página está em ${folder}`,
    keyNotPassedOn: (why) => `A extensão não recebeu a nova chave: ${why} Execute npm start de novo.`,
    loadByHand: (folder) => [
      'Para carregar o Aside à mão, abra chrome://extensions e ative “Modo do desenvolvedor”.',
      `Clique em “Carregar sem compactação” e escolha ${folder}`,
      'Fixe o Aside na barra de ferramentas (atrás da peça de quebra-cabeça) e clique nele para abrir o painel.',
    ],
    noDisplay: 'Não há tela, por isso nenhum navegador foi aberto.',
    refusesToLoad: (name) => `${name} não deixa outros programas carregarem extensões.`,
    noBrowser: 'O Chromium não está instalado aqui, por isso nenhum navegador foi aberto.',
    opens: 'O Chromium se abre com o Aside na barra de ferramentas. Clique nele, ou aperte Alt+A.',
    browserClosed: 'O navegador foi fechado. O Aside continua rodando; Ctrl+C o encerra.',
    browserWasOpen: 'O Chromium já estava aberto. O Aside está em uma das janelas dele.',
    browserFailed: (path) => `Não foi possível iniciar ${path}.`,
    page: {
      title: 'O Aside está pronto',
      steps: [
        'Clique no Aside na barra de ferramentas, no alto à direita, ou aperte Alt+A (Control+Shift+A em um Mac). O painel se abre ao lado desta página.',
        'Selecione uma frase abaixo, clique nela com o botão direito e escolha “Perguntar sobre a seleção”.',
        'No painel, escolha “Resumir esta página”.',
      ],
      note: 'Esta página vem do seu próprio computador. Vá a qualquer outra página e faça o mesmo lá.',
    },
  },
  exports,
  reader,
};
