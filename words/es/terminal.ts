import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

const TRY_AGAIN = 'Inténtalo otra vez.';
const SOON_AGAIN = 'Inténtalo otra vez dentro de un momento.';
const SEND_LESS = 'Envía solo la parte que importa.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair muestra uno nuevo.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE =
  'Ejecuta npm start con las mismas opciones para volver a escribirla, y después recarga la extensión en el navegador.';
const USE_IT =
  'Usa ese, o ciérralo antes: con Ctrl+C donde lo iniciaste, o con tu gestor de servicios. No se ha cambiado nada.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp': 'Si al modelo le cabe más, inicia llama-server con un -c mayor; sus puestos (-np) se lo reparten.',
  vLLM: 'Si al modelo le cabe más, inicia vLLM con un --max-model-len mayor.',
  'LM Studio': 'Si al modelo le cabe más, cárgalo en LM Studio con un «Context Length» mayor.',
  LocalAI: 'Si al modelo le cabe más, pon un context_size mayor en su archivo de LocalAI.',
};
const elsewhere = (finder: string) => `Búscalo con ${finder} y ciérralo, o inicia Aside con --port.`;

/** What the programs on a terminal say. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `En ${folder} no hay ninguna clave: con esta carpeta de datos todavía no se ha iniciado ningún acompañante.`,
        'Inicia uno con npm start, o indica su carpeta con --data-dir.',
      ],
      nobody: (address) => [
        `En ${address} no hay ningún acompañante en marcha.`,
        'Inícialo con npm start, o indica su puerto con --port.',
      ],
      otherKey: (address, folder) => [
        `El programa en ${address} no conoce la clave de ${folder}. No se ha enviado nada.`,
        'Indica la carpeta de datos de ese acompañante con --data-dir, o el puerto del tuyo con --port.',
      ],
      refused: (address, why) => [`El acompañante en ${address} ha rechazado la conexión. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `El programa en ${address} no es un acompañante de Aside. ${why} No se ha enviado nada.`,
        `Indica el puerto del acompañante con --port. ${ASIDE_COMMAND} doctor sabe más.`,
      ],
      lost: () => ['Se ha cortado la conexión con el acompañante.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Otro programa usa la carpeta de datos ${folder}, pero en ${address} no hay ningún acompañante en marcha.`,
        'Indica el puerto del acompañante en marcha con --port, o inténtalo de nuevo si era otra orden.',
      ],
      willLearn: (seconds) =>
        `Los acompañantes que usan esta base de datos lo sabrán en ${seconds}\u00a0s como máximo.`,
      inFolder: (folder) => `No hay ningún acompañante en marcha, así que se ha cambiado en ${folder}.`,
    },
    stranger: {
      silent: 'No dice nada.',
      notAside: 'Acepta WebSockets, pero no habla aside.v1.',
      http: (status, server) => `Responde con HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Ha cortado la conexión (${code}).`,
      closed: (code, reason) => (reason === '' ? `Ha cerrado la conexión (${code}).` : `Dice: ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [`El texto de entrada supera los ${number(chars)} caracteres.`, SEND_LESS],
      notText: () => ['El texto de entrada no es UTF-8.', 'Conviértelo antes en texto.'],
      nothing: () => ['No hay nada en la entrada.', 'Indica un archivo.'],
    },
    chat: {
      noQuestion: () => ['No hay ninguna pregunta.', 'Escribe una entre comillas, o pásala por la entrada.'],
      tooLarge: () => ['La pregunta y el texto de entrada son demasiado grandes para un mensaje.', SEND_LESS],
      lost: () => [
        'La conexión con el acompañante se ha cortado durante la respuesta.',
        'El historial del panel guarda la respuesta hasta ahí. Pregunta otra vez por el resto.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'es la siguiente' : `puesto ${position}`;
        return `En la cola: ${place}${seconds === undefined ? '' : `, quedan unos ${seconds}\u00a0s`}.`;
      },
      stepOf: (index, count) => ` (${index} de ${count})`,
      left: (seconds) => `, quedan unos ${seconds}\u00a0s`,
      recanted: 'Hasta aquí, el modelo estaba pensando. Ahora viene su respuesta.',
      stopped: 'Detenida.',
      cut: 'La respuesta se ha cortado en el límite de longitud.',
      repeated: 'La respuesta se ha detenido: el modelo se repetía.',
      notSaved: 'No se ha podido guardar la respuesta.',
    },
    pair: {
      typeCode: 'Escribe este código donde Aside lo pida:',
      goodFor: (minutes, address) =>
        plural(minutes, {
          one: (shown) => `Es válido una vez, durante ${shown} minuto. La dirección aquí es ${address}.`,
          other: (shown) => `Es válido una vez, durante ${shown} minutos. La dirección aquí es ${address}.`,
        }),
      link: (link) => `O abre esto en un navegador de aquí: ${link}`,
      waiting: 'Esperando a que se use el código. Ctrl+C termina la espera; el código sigue siendo válido.',
      letIn: (name) => `Emparejado con ${name}. ${ASIDE_COMMAND} clients muestra todos los que tienen una clave.`,
      lost: () => [
        'Se ha cortado la conexión con el acompañante.',
        `${ASIDE_COMMAND} clients muestra si se ha usado el código.`,
      ],
      expired: () => ['Nadie ha usado el código a tiempo.', ANOTHER_CODE],
      replaced: () => ['Este código ya no es válido: hay uno más nuevo.', 'Usa el más nuevo.'],
      rotated: () => ['Este código ya no es válido: local.key se ha sustituido.', ANOTHER_CODE],
      tries: () => ['Este código ya no es válido: se han probado demasiados códigos incorrectos.', ANOTHER_CODE],
      ended: () => [
        'Este código ya no es válido.',
        `El acompañante en marcha es más nuevo que este comando. ${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke y --rotate son dos cosas distintas.', 'Haz una después de la otra.'],
      unknown: (name) => [`Ningún cliente se llama «${name}».`, `${ASIDE_COMMAND} clients los muestra todos.`],
      revoked: (name) => `Se ha quitado ${name}. Sus conexiones están cerradas.`,
      removed: (name) => `Se ha quitado ${name}.`,
      rotated: [
        'Hay un local.key nuevo. Los clientes que tienen el anterior están desconectados.',
        'La extensión de npm start tiene la clave nueva. Para una de npm run build, ejecuta npm run build otra vez.',
      ],
      columns: { name: 'NOMBRE', lastSeen: 'VISTO', since: 'DESDE', id: 'ID', origin: 'ORIGEN' },
      thisComputer: 'Este equipo',
      link: 'Enlace',
      inRoom: (name) => `${name} (chat compartido)`,
      now: 'ahora',
      never: 'nunca',
    },
    people: {
      invited: (name, until) => `Envía este enlace a ${name}. Sirve una vez, hasta el ${until}:`,
      unknown: (name) => [`Nadie se llama «${name}».`, `${ASIDE_COMMAND} people los muestra a todos.`],
      twoThings: () => ['Son varias cosas a la vez.', 'Haz una después de la otra.'],
      noNewName: () => ['No hay un nombre nuevo.', 'Indícalo con --to.'],
      notAddress: () => ['--at requiere una dirección, como https://aside.example.', ''],
      supposed:
        'Es la dirección que tendría un acompañante iniciado con las mismas opciones. Si Aside se abre en otra, indícala con --at.',
      stays: (name) => [`No se puede quitar ${name}: la primera persona siempre gestiona a las demás.`, ''],
      notNumber: (flag) => [`${flag} requiere un número entero.`, '0 significa sin límite.'],
      changed: (name) => `Se ha cambiado ${name}.`,
      deleted: (name) => `Se ha quitado ${name}, con todos sus chats.`,
      revoked: (name) => `Se ha quitado ${name}. Todas sus conexiones están cerradas; sus chats se conservan.`,
      columns: {
        name: 'NOMBRE',
        clients: 'CLIENTES',
        lastSeen: 'VISTO',
        running: 'EN CURSO',
        asked: 'ÚLTIMA HORA',
        id: 'ID',
      },
      administrator: (name) => `${name} (administra)`,
      out: 'fuera',
      awaited: (until) => `invitación hasta ${until}`,
    },
    copy: {
      ends: () => [
        'Se copia de una carpeta de datos a una base de datos, o al revés.',
        'Indica una y otra con --from y --to.',
      ],
      noHistory: (folder) => [
        `No hay historial en ${folder}.`,
        'Indica la carpeta de datos con la que se inició Aside.',
      ],
      nothing: () => ['No hay nada que copiar.', ''],
      notEmpty: (place) => [
        `En ${place} ya hay algo. No se copió nada.`,
        'Copia a una carpeta nueva o a una base de datos vacía.',
      ],
      missing: () => ['Faltan páginas, archivos o imágenes. No se copió nada.', 'Indica su carpeta con --blob-folder.'],
      progress: (share) => `Copiado: ${percent(share)}`,
      interrupted: 'Interrumpido. No se copió nada.',
      done: (chats, questions) => `Copiado. Chats: ${number(chats)}, preguntas: ${number(questions)}.`,
      people: (count) => `Se copiaron los chats de todas las personas. Personas: ${number(count)}.`,
      fromInUse: (database) => `Un acompañante usa ${database} ahora. Lo que cambie allí desde ahora no se copia.`,
      toInUse: (database) =>
        `Un acompañante usa ${database} ahora. Reinícialo: hasta entonces no sabe quién puede usar lo copiado.`,
    },
    export: {
      progress: (done) => `Exportado hasta ahora: ${bytes(done)}`,
      written: (file) => `Escrito en ${file}.`,
      brokeOff: () => ['La exportación se ha interrumpido.', TRY_AGAIN],
      notWritable: (file, code) => [`No se puede escribir ${file} (${code}).`, 'Elige otro archivo.'],
    },
    import: {
      progress: (done) => `Leído hasta ahora: ${bytes(done)}`,
      confirm: '¿Importar? [s/N] ',
      yes: 'sí',
      nothing: 'No se ha importado nada.',
      nobodyToAsk: () => [
        'No se ha importado nada: aquí no hay nadie a quien preguntar.',
        'Con --yes se importa sin preguntar.',
      ],
      notText: () => ['El archivo no es de texto.', 'Si es un archivo ZIP, descomprímelo.'],
      notUnderstood: 'No se ha entendido la respuesta del acompañante.',
      notReadable: (file, code) => `No se puede leer ${file} (${code}).`,
    },
  },

  settings: {
    title: 'Aside: un panel de chat para quienes usan sus propios modelos de lenguaje.',
    usage: 'Uso: npm start -- [opciones]',
    repeatable: '(se puede repetir)',
    fallback: (value, variable) => `Por defecto: ${value}. Variable: ${variable}`,
    order:
      'Una opción prevalece sobre su variable, esta sobre el archivo de --config, y las tres sobre OLLAMA_HOST y OLLAMA_NUM_PARALLEL.',
    lists: 'Las variables de las opciones que se pueden repetir llevan una lista separada por comas.',
    flags: {
      port: { value: 'número', help: 'Puerto en el que escucha Aside; 0 toma cualquiera que esté libre.' },
      host: {
        value: 'dirección',
        help: 'Dirección en la que escucha Aside. Desde otros equipos todos necesitan una clave, y hace falta --insecure-lan.',
        default: '127.0.0.1, y con ella ::1',
      },
      'insecure-lan': {
        help: 'Escuchar también para otros equipos, aunque con http sin cifrar otros puedan leerlo en la red.',
        default: 'entonces Aside no se inicia',
      },
      upstream: {
        value: '[tipo=]URL',
        help: 'Servidor de modelos al que se pregunta. Tipos: ollama, openai (llama.cpp, vLLM, LM Studio). El lector integrado está siempre.',
        default: 'OLLAMA_HOST, y si no http://127.0.0.1:11434',
      },
      parallel: {
        value: 'número',
        help: 'Cuántas peticiones recibe a la vez un servidor de modelos; las demás esperan su turno. Repetida: un número por cada --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, y si no 1',
      },
      'max-context': {
        value: 'tokens',
        help: 'Contexto máximo que se pide a un modelo de Ollama. Con más lee enteras páginas más largas y usa más memoria.',
        default: '32768, o menos si el modelo tiene menos',
      },
      transcriber: {
        value: 'URL|off',
        help: 'Servidor que convierte la voz en texto, como whisper.cpp y OpenAI (/v1/audio/transcriptions).',
        default: 'whisper.cpp o speaches en sus propios puertos aquí, y si no un modelo de Ollama que oiga',
      },
      'transcriber-model': {
        value: 'nombre',
        help: 'Modelo que usa el reconocimiento de voz.',
        default: 'el que el servidor ofrece para la voz',
      },
      origin: {
        value: 'origen',
        help: 'Página web o extensión que puede conectarse sin clave, por ejemplo http://localhost:8000.',
        default: 'ninguno salvo la extensión de Aside',
      },
      'no-guests': {
        help: 'Pedir una clave a todos, también para preguntar.',
        default: 'los orígenes indicados pueden preguntar sin clave',
      },
      people: {
        help: 'Que lo usen varias personas, cada una con sus propios chats: el comando people las invita. Entonces todos necesitan una clave.',
        default: 'lo usa una persona',
      },
      'allow-host': {
        value: 'nombre[:puerto]',
        help: 'Nombre con el que se llega a este acompañante, además de 127.0.0.1, localhost y [::1].',
        default: 'ninguno',
      },
      'trust-proxy': {
        value: 'dirección[/bits]',
        help: 'Proxy, como nginx, en el que se confía para saber de dónde viene una petición. Todo lo que envía necesita una clave.',
        default: 'ninguno',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL que guarda los chats, para que varios acompañantes los compartan. Su contraseña va en ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD o .pgpass.',
        default: 'los chats están en la carpeta de datos',
      },
      'blob-folder': {
        value: 'carpeta',
        help: 'Carpeta para páginas, archivos e imágenes, que comparten todos los acompañantes. Necesita --database.',
        default: 'están en la base de datos',
      },
      'data-dir': { value: 'carpeta', help: 'Dónde están los chats, las claves y el perfil del navegador.' },
      redis: {
        value: 'url',
        help: 'Redis que comparten varios acompañantes y que hace de ellos uno solo. La contraseña va en ASIDE_REDIS, o en un archivo que nombra ASIDE_REDIS_FILE.',
        default: 'este acompañante es el único',
      },
      drain: {
        value: 'segundos',
        help: 'Segundos que tienen las respuestas para terminar tras SIGTERM, mientras no se acepta ninguna pregunta nueva. 0: se interrumpen en el acto.',
      },
      metrics: {
        value: 'on|[dirección:]puerto',
        help: 'Métricas para Prometheus en /metrics: en un puerto propio o, con «on», en el del acompañante, con clave.',
        default: 'ninguna',
      },
      config: {
        value: 'archivo',
        help: 'Archivo con la configuración, una opción por línea: nombre = valor, con los nombres de las opciones.',
        default: 'ninguno',
      },
      'no-open': { help: 'No abrir ningún navegador.', default: 'npm start abre un navegador' },
      'log-level': {
        help: 'Cuánto se registra en stderr. Lo que preguntas y lees no se registra nunca.',
        default: 'warn',
      },
      help: { help: 'Mostrar esta ayuda y terminar.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'Aside no se puede iniciar:',
        other: (shown) => `Aside no se puede iniciar, por ${shown} motivos:`,
      }),
    helpExplains: 'npm start -- --help explica cada opción.',
    notFlag: (text) => `«${text}» no es una opción`,
    notKnown: (flag) => `${flag} es una opción desconocida`,
    noValue: (flag) => `${flag} no lleva ningún valor`,
    needsValue: (flag) => `${flag} necesita un valor`,
    givenTwice: (flag) => `${flag} está dos veces`,
    mustBe: (name, expected, text) => `${name} debe ser ${expected}, y «${text}» no lo es`,
    passwordShown: (flag) => `${flag} lleva una contraseña, que cualquier usuario de este equipo puede leer ahí`,
    needsDatabase: (flag) => `${flag} necesita --database`,
    namedTwice: (url) => `${url} está dos veces`,
    parallelCount: (given, upstreams) =>
      plural(upstreams, {
        one: (shown) => `--parallel está ${number(given)} veces, para ${shown} servidor de modelos`,
        other: (shown) => `--parallel está ${number(given)} veces, para ${shown} servidores de modelos`,
      }),
    notSetting: (where) => `${where} no es un ajuste (nombre = valor)`,
    metricsNeedKey: (name, variable, other) =>
      `${name} llega más allá de este equipo y necesita ${variable} o ${other}`,
    bothSet: (variable, other) => `${variable} y ${other} están definidas a la vez`,
    emptyKey: (name) => `${name} está vacía`,
    badRedis: (name) => `${name} tiene que ser una dirección de Redis, por ejemplo redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis contiene una contraseña, que ahí puede ver cualquier usuario de este equipo. Pon la dirección en ${variable}, o en un archivo que nombre ${variable}_FILE`,
    oddKey: (name) => `${name} tiene caracteres que ninguna clave tiene`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `uno de los valores ${choices.join(', ')}`,
      wholeNumber: (min, max) => `un número entero de ${min} a ${max}`,
      dialable: 'una dirección a la que puedan llegar los navegadores (no una de enlace local, fe80::)',
      host: 'una dirección IP o un nombre de equipo sin puerto',
      addressRange: 'una dirección IP o un intervalo, por ejemplo 127.0.0.1 o 10.0.0.0/8',
      hostName:
        'un nombre de equipo como lo muestra la barra de direcciones, por ejemplo aside.example.org o mybox:11435',
      origin: 'un origen, por ejemplo http://localhost:8000 o chrome-extension://<id>',
      database: 'una dirección que empiece por postgres://',
      switch: '1 o 0',
      upstreamKind: (kinds) => `una dirección de un tipo conocido (${kinds.join(', ')})`,
      metrics: 'on, un puerto o una dirección con puerto, por ejemplo 9464 o 10.0.0.5:9464',
      modelName: 'un nombre sin espacios, por ejemplo whisper-1',
      httpAddress: (example) => `una dirección http, por ejemplo ${example}`,
    },
    file: {
      notReadable: (code) => `no se puede leer (${code})`,
      notFile: 'no es un archivo',
      open: (path) => `lo pueden leer otros usuarios. Ejecuta: chmod 600 ${path}`,
      tooLong: 'es demasiado largo para una clave',
    },
  },

  commands: {
    usage: (command, operand) => `Uso: ${ASIDE_COMMAND} ${command} [opciones]${operand}`,
    exits: 'Código de salida: 0; 1 si ha fallado; 2 si la línea de comandos está mal; 130 después de Ctrl+C.',
    asStarted: 'Las mismas con las que se inició el acompañante.',
    others: 'Otros comandos:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help lo explica.`,
    explainsOne: `${ASIDE_COMMAND} <comando> --help explica uno.`,
    tooMany: (operand, command, takes) => `«${operand}» sobra: ${command} solo lleva un «${takes}»`,
    missing: (command, operand) => `A ${command} le falta: ${operand}`,
    chat: {
      summary: 'Hacer una pregunta y mostrar la respuesta según llega.',
      operand: 'pregunta',
      name: 'nombre',
      model: 'Modelo al que se pregunta, con su nombre en el panel. Por defecto: el que está cargado.',
      temporary: 'Guardar la pregunta y la respuesta solo en memoria, no en el historial.',
      notes: [
        'El texto de entrada se adjunta como una selección. Sin pregunta, es la pregunta.',
        'Ctrl+C detiene la respuesta; un segundo Ctrl+C no espera a que se detenga.',
      ],
    },
    copy: {
      summary: 'Copiar todo el historial de una carpeta de datos a PostgreSQL, o al revés.',
      place: 'carpeta|dirección',
      from: 'Dónde está el historial: una carpeta de datos o postgres://…',
      to: 'Adónde va, si allí aún no hay nada: una carpeta de datos o postgres://…',
      blobs: 'Carpeta de páginas, archivos e imágenes, si la base de datos tiene una.',
      notes: [
        'Basta con indicar la carpeta si la base de datos está en ASIDE_DATABASE, ASIDE_DATABASE_FILE o --config. Su contraseña también va ahí.',
        'Detén antes Aside en ambos lados. Se copian los chats con todo lo que contienen, los prompts, los ajustes, los navegadores vinculados y los enlaces compartidos; no local.key, settings.json ni las invitaciones. Vale para todos, si hay varias personas (--people).',
      ],
    },
    export: {
      summary: 'Escribir los chats en un archivo o en stdout.',
      operand: 'archivo',
      format: 'Por defecto: json, que import lee.',
      id: 'ID',
      conversation: 'Solo este chat. Por defecto: todos.',
      notes: ['El archivo aparece cuando está completo, y solo tú puedes leerlo. Sustituye a otro del mismo nombre.'],
    },
    import: {
      summary: 'Importar los chats de una exportación de Aside, Page Assist, Open WebUI o ChatGPT.',
      operand: 'archivo',
      yes: 'Importar sin preguntar lo que se pueda leer.',
      notes: [
        'El comando dice qué se puede importar y qué no, y pregunta antes de escribir nada.',
        'Los chats importados se añaden a los que hay. «-» lee la entrada, y necesita --yes.',
      ],
    },
    pair: {
      summary: 'Mostrar un código con el que puede entrar otro navegador o equipo.',
      notes: ['Escribe el código allí, en el panel. Recibe su propia clave, que «clients» puede revocar.'],
    },
    clients: {
      summary: 'Mostrar los clientes que tienen una clave, o quitar uno.',
      idOrName: 'ID|nombre',
      revoke: 'Revocar la clave de este cliente y cerrar sus conexiones.',
      rotate: 'Sustituir la clave de este equipo (local.key), por si alguien la ha visto.',
      notes: [
        'Sin opciones se muestran todos.',
        'Si no hay ningún acompañante en marcha, cambia lo que este guarda: la carpeta de datos, o la base de datos de --database.',
      ],
    },
    people: {
      summary: 'Mostrar quién usa el acompañante, invitar a alguien o quitarlo.',
      name: 'nombre',
      idOrName: 'ID|nombre',
      number: 'número',
      invite: 'Crear un enlace que deja entrar a alguien de este nombre. Sirve una vez, durante 7 días.',
      admin: 'Con --invite: también administra personas y modelos.',
      turns: 'Con --invite y --quota: cuántas preguntas pueden esperar y ejecutarse a la vez; 0: sin límite.',
      questions: 'Con --invite y --quota: cuántas preguntas por hora; 0: sin límite.',
      address: 'dirección',
      at: 'Con --invite: la dirección en la que se abre Aside, para el enlace.',
      quota: 'Cambiar lo que alguien puede preguntar, con --turns y --questions.',
      rename: 'Dar otro nombre a alguien, con --to.',
      to: 'El nombre nuevo.',
      revoke:
        'Cerrar todas las conexiones de alguien y quitarle todas sus claves. Sus chats se conservan hasta --delete, y --invite lo deja entrar otra vez.',
      delete: 'Quitar a alguien y borrar todos sus chats.',
      notes: [
        'Sin opciones se muestran todos. Las personas pueden entrar mientras el acompañante funciona con --people.',
        'Si no hay ningún acompañante en marcha, cambia lo que este guarda: la carpeta de datos, o la base de datos de --database.',
      ],
    },
    doctor: {
      summary: 'Averiguar qué falla y qué se puede hacer.',
      notes: ['No cambia nada. Usa las mismas opciones con las que inicias Aside.'],
    },
  },

  doctor: {
    ok: 'bien',
    problem: 'problema',
    fine: 'Todo está bien.',
    problems: (count) =>
      plural(count, { one: (shown) => `${shown} problema.`, other: (shown) => `${shown} problemas.` }),
    about: {
      node: 'Node',
      dataFolder: 'Datos',
      history: 'Historial',
      key: 'Clave',
      port: 'Puerto',
      models: 'Modelos',
      context: 'Contexto',
      voice: 'Voz',
      origins: 'Orígenes',
      extension: 'Extensión',
    },
    node: {
      fits: (version) => `Funciona con ${version}.`,
      tooOld: (version, needed) => [
        `${version} es demasiado antiguo; Aside necesita ${needed}.`,
        'Ejecuta npm install e inicia Aside con npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} todavía no existe. El primer inicio la crea, con la clave dentro.`,
      notFolder: (folder) => [`${folder} no es una carpeta.`, 'Elige otra con --data-dir.'],
      notWritable: (folder) => [
        `No puedes escribir en ${folder}.`,
        `chmod u+rwx ${folder}, o elige otra con --data-dir.`,
      ],
      open: (folder, mode) => [`${folder} está abierta a otros usuarios (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `El disco de ${folder} está casi lleno.`,
        'Libera espacio, o elige otra carpeta con --data-dir.',
      ],
      fine: (folder) => `Puedes escribir en ${folder}.`,
      private: (folder) => `Puedes escribir en ${folder}, y nadie más puede abrirla.`,
    },
    history: {
      answers: (database, version) => `${database} responde (PostgreSQL ${version}).`,
      kept: 'Los chats se guardan.',
      readable: (names, files) => [`Otros usuarios pueden leer ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Todavía no hay ninguna clave. El próximo inicio crea una.',
      fine: 'local.key está, y solo tú puedes leerlo.',
      cure: 'Después ejecuta npm start.',
    },
    port: {
      free: (address) => `${address} está libre: ahora no hay ningún acompañante en marcha. npm start lo inicia.`,
      taken: (address, finder) => [
        `${address} está ocupado, y no por un acompañante de esta carpeta de datos.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} escucha en ${address} y conoce la clave.`,
      otherVersion: (running, address, version) => [
        `En ${address} escucha Aside ${running}; este es ${version}.`,
        'Ciérralo y después ejecuta npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} está ocupado por un acompañante que no conoce la clave de esta carpeta de datos.`,
        `Indica su carpeta con --data-dir. Si no has iniciado ninguno, ${finder} dice qué programa es.`,
      ],
      refused: (address, why) => [`${address} ha rechazado la conexión. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} está ocupado por otro programa. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'El servidor'} responde en ${address}.`,
      silent: (address) => `No hay respuesta en ${address}.`,
      twins: (address, other) => `${address} y ${other} son el mismo servidor.`,
      otherKind: (product, address) => [
        `${address} es ${product}. Por esta dirección recorta las preguntas largas sin decirlo.`,
        `Indícalo como ${product}: --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce: 'Indícalo una sola vez con --upstream, y usa --parallel si responde a varias preguntas a la vez.',
    },
    models: {
      none: 'Todavía no hay ningún modelo.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} y ${number(more)} más.`),
      withContext: (name, tokens) => `${name} (${number(tokens)} tokens)`,
      shortContext: (name, tokens) =>
        `${name} lee ${number(tokens)} tokens a la vez, así que la mayoría de las páginas las lee por partes.`,
      enlarge: (product) => LARGER[product] ?? 'Si al modelo le cabe más, inicia su servidor con un contexto mayor.',
    },
    voice: {
      off: 'El reconocimiento de voz está desactivado (--transcriber off).',
      none: `Aquí nada puede convertir la voz en texto. ${GET_TRANSCRIBER}`,
      answers: (address) => `La voz se convierte en texto en ${address}.`,
      silent: (address) => `No hay respuesta en ${address}.`,
    },
    origins: (others) =>
      `Entran sin clave: la extensión de Aside, ${others.length === 0 ? 'nadie más' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `La versión construida en ${folder} encaja.`,
      notBuilt: (folder) => [`En ${folder} no hay nada construido.`, 'npm start lo hace.'],
      otherVersion: (built, version) => [
        `La versión construida es ${built}; esta es ${version}.`,
        'Ejecuta npm start para construirla de nuevo, y después recárgala en el navegador.',
      ],
      noKey: () => [
        'La versión construida no tiene un companion.json válido, así que no tiene clave.',
        'npm start lo escribe.',
      ],
      otherAddress: (found, address) => [
        `La versión construida busca el acompañante en ${found} y no en ${address}.`,
        REWRITE,
      ],
      otherKey: () => ['La clave de la versión construida no es la de la carpeta de datos.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside escucha en ${address}.`,
    exposure: {
      refused: (host) => [
        `Aside no escucha en ${host}: con http sin cifrar, otros en la red podrían leer tus chats y tu clave.`,
        `Quita --host y pon delante nginx con TLS (${GUIDE} dice cómo),`,
        'o acéptalo en una red donde confíes en todos: con --insecure-lan.',
      ],
      everyAddress: (urls) =>
        `todas las direcciones de este equipo, ahora mismo ${urls.join(', ') || 'solo la suya propia'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside escucha más allá de este equipo, en ${where}.`,
        'Todos en esta red llegan a este puerto. Sin clave nadie obtiene nada, tampoco en este equipo.',
        `Es http sin cifrar, y otros pueden leer allí tus chats y las claves de ?token=. ${GUIDE} explica cómo añadir TLS.`,
      ],
    },
    page: {
      notBuilt:
        'La página de Aside todavía no está construida.\n\nEjecuta esto en la carpeta de Aside y después reinicia Aside:\n\n    npm run build\n',
      one: (link) => `En cualquier navegador: ${link}`,
      several: 'En cualquier navegador, uno de estos:',
      terms: `Es válido una vez, durante dos minutos. ${ASIDE_COMMAND} pair crea uno nuevo.`,
    },
    updating: {
      begins: 'Aside está pasando su historial a esta versión. No se pierde nada. Tarda un poco, una sola vez.',
      portAnswers: (port) => `En el puerto ${port} ya responde algo.`,
      progress: (percent) => `Aside está pasando su historial a esta versión: ${percent}\u00a0%`,
    },
    servers: {
      readerAnswers:
        'Mientras tanto, el lector integrado responde con citas de la página. Aside cambia solo al servidor de modelos.',
      notYet: (kind, address) => `Todavía no hay respuesta en ${address} (${kind}).`,
      refuses: (server, address) => `${server} en ${address} se niega a responder.`,
      answers: (server, address, models) =>
        plural(models, {
          one: (shown) => `${server} en ${address} responde, con ${shown} modelo.`,
          other: (shown) => `${server} en ${address} responde, con ${shown} modelos.`,
        }),
    },
    redisAway: (address, reason) =>
      `No se puede usar Redis en ${address} (${reason}). Inícialo, o corrige su dirección (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `El puerto ${port} está ocupado en ${host}. Si Aside ya está en marcha, usa ese. Si no, cierra el programa que lo ocupa, o elige otro puerto: npm start -- --port ${other}`,
      notYours: (port) =>
        `No tienes permiso para escuchar en el puerto ${port}. Elige uno por encima de 1023: npm start -- --port 11435`,
      noAddress: (host) => `${host} no es una dirección de este equipo. Elige otra con --host, o quita --host.`,
      failed: (host, port, code) => `No se ha podido escuchar en ${host}, puerto ${port} (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} aparece y desaparece una y otra vez.`,
      notReplaced: (file, code) => `No se puede sustituir ${file} (${code}). La clave sigue siendo la misma.`,
      folderNotMade: (folder, code) =>
        `No se puede crear la carpeta de datos ${folder} (${code}). Elige otra con --data-dir.`,
      foreignFolder: (folder) => `La carpeta de datos ${folder} es de otro usuario. Elige otra con --data-dir.`,
      writableFolder: (folder) =>
        `Otros usuarios pueden escribir en la carpeta de datos ${folder}. Ejecuta: chmod 700 ${folder}`,
      link: (file) => `${file} es un enlace. Elimínalo y reinicia para tener una clave nueva.`,
      notReadable: (file, code) => `No se puede leer ${file} (${code}). El archivo debe ser tuyo.`,
      notKey: 'Eso no es una clave.',
      noKey: (file) => `${file} no contiene ninguna clave. Elimínalo y reinicia para tener una nueva.`,
      foreign: (file) => `${file} es de otro usuario. Elimínalo y reinicia para tener una clave nueva.`,
      readable: (file) => `Otros usuarios pueden leer ${file}. Elimínalo y reinicia para tener una clave nueva.`,
      notWritable: (file, code) => `No se puede escribir ${file} (${code}). Elige otra carpeta con --data-dir.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) =>
      `Aside ya está en marcha en ${address}, con la extensión en ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `Aside ya está en marcha en ${address}, con sus datos en ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} No se ha cambiado nada.`,
    nothingChanged: 'No ha cambiado nada desde la última construcción.',
    products: { extension: 'la extensión', web: 'la página', companion: 'el acompañante' },
    building: (products) => `Construyendo ${products}…`,
    waitingForBuild: 'Aquí ya hay una construcción en curso. Esperando…',
    notBuilt: (name, output) => `No se ha podido construir la extensión para ${name}.\n${output}`,
    extensionIn: (folder) => `La extensión está en ${folder}`,
    pageIn: (folder) => `La página está en ${folder}`,
    keyNotPassedOn: (why) => `La extensión no ha recibido la clave nueva: ${why} Ejecuta npm start otra vez.`,
    loadByHand: (folder) => [
      'Para cargar Aside a mano, abre chrome://extensions y activa el «Modo Desarrollador».',
      `Haz clic en «Cargar descomprimida» y elige ${folder}`,
      'Fija Aside en la barra de herramientas (detrás de la pieza de puzle) y haz clic en él para abrir el panel.',
    ],
    noDisplay: 'No hay pantalla, así que no se ha abierto ningún navegador.',
    refusesToLoad: (name) => `${name} no deja que otros programas carguen extensiones.`,
    noBrowser: 'Chromium no está instalado aquí, así que no se ha abierto ningún navegador.',
    opens: 'Chromium se abre con Aside en la barra de herramientas. Haz clic en él, o pulsa Alt+A.',
    browserClosed: 'El navegador se ha cerrado. Aside sigue en marcha; Ctrl+C lo cierra.',
    browserWasOpen: 'Chromium ya estaba abierto. Aside está en una de sus ventanas.',
    browserFailed: (path) => `No se ha podido iniciar ${path}.`,
    page: {
      title: 'Aside está listo',
      steps: [
        'Haz clic en Aside arriba a la derecha, en la barra de herramientas, o pulsa Alt+A (Control+Mayús+A en un Mac). El panel se abre al lado de esta página.',
        'Selecciona una frase de abajo, haz clic derecho en ella y elige «Preguntar sobre la selección».',
        'En el panel, elige «Resumir esta página».',
      ],
      note: 'Esta página viene de tu propio equipo. Ve a cualquier otra página y haz allí lo mismo.',
    },
  },
  exports,
  reader,
};
