import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { number, plural } from './tongue.ts';

/** What the panel and the card say by themselves. */
export const first = {
  turns: {
    steps: {
      reading_part: ({ part, parts }) => `Leyendo la parte ${part} de ${parts}`,
      condensing_part: ({ part, parts }) => `Condensando la parte ${part} de ${parts}`,
      writing_summary: () => 'Escribiendo el resumen',
      explaining_parts: ({ parts }) =>
        `Demasiado largo para el modelo: se explica a partir de notas sobre ${parts} partes`,
      translating_parts: ({ parts }) => `Demasiado largo para el modelo: se traduce en ${parts} partes`,
      looking_for_passages: ({ passages }) =>
        plural(passages, {
          one: () => 'Revisando un pasaje',
          other: (shown) => `Buscando lo importante en ${shown} pasajes`,
        }),
      comparing_passages: ({ compared, passages }) => `Comparando pasajes con la pregunta: ${compared} de ${passages}`,
      ranked_by_words: () => 'El modelo de embeddings ha fallado: los pasajes se eligen solo por sus palabras',
      chose_passages: ({ passages, of }) =>
        `Se han enviado ${passages} de ${of} pasajes: el resto no cabía en el modelo`,
      from_cache: () => 'De la caché: el mismo texto ya se había resumido',
      smaller_context: ({ asked, given }) =>
        `No hay memoria para un contexto de ${number(asked)} tokens: el modelo lee ${number(given)} a la vez`,
      heard_words: ({ text }) => `Transcripción: ${text}`,
      left_out_exchanges: ({ count }) =>
        plural(count, {
          one: () => 'Se omite la pregunta más antigua con su respuesta: es demasiado para el modelo',
          other: (shown) => `Se omiten las ${shown} preguntas y respuestas más antiguas: es demasiado para el modelo`,
        }),
      left_out_sources: () => 'Se omiten páginas, fragmentos e imágenes anteriores: es demasiado para el modelo',
      left_out_unknown: () => 'Se omiten partes que necesitan un acompañante más nuevo',
    },
    unknownStep: 'En marcha (un Aside más nuevo puede decir en qué)',
    emptyAnswers: {
      thoughts: 'El modelo ha pensado, pero no ha respondido. Pregunta otra vez o elige otro modelo.',
      thoughts_to_limit:
        'El modelo ha gastado su límite pensando y no le ha quedado espacio para responder. Pide menos o elige un modelo con más contexto.',
      no_room: 'No quedaba espacio para una respuesta. Pregunta en un chat nuevo o elige un modelo con más contexto.',
      loaded: 'El modelo se ha cargado, pero no ha respondido. Pregunta otra vez: ya está listo.',
      tool_call: 'El modelo quería usar una herramienta, pero aquí no hay. Pregunta otra vez o elige otro modelo.',
      silence: 'El modelo no ha respondido. Pregunta de otra manera o elige otro modelo.',
    },
  },
  panel: {
    newChat: 'Chat nuevo',
    close: 'Cerrar',
    dismiss: 'Ocultar',
    copy: 'Copiar',
    copied: 'Copiado',
    refused: 'No se puede copiar',
    retry: 'Reintentar',
    conversation: 'Conversación',
    cancel: 'Cancelar',
    tryAgain: 'Reintentar',

    temporary: 'Temporal',
    temporaryChat: 'Chat temporal',
    temporaryHint: 'No se guarda en el historial',
    temporaryOn: 'Activado: no se guarda en el historial',
    temporaryTitle: 'Chat temporal: solo en memoria, nunca en el historial',

    openHistory: (running) =>
      running === 0
        ? 'Chats'
        : plural(running, {
            one: () => 'Chats: hay una respuesta en curso',
            other: (shown) => `Chats: hay ${shown} respuestas en curso`,
          }),

    openingChat: 'Abriendo el chat…',
    earlierTurns: 'Mostrar preguntas anteriores',
    loadingEarlier: 'Cargando preguntas anteriores…',
    earlierFailed: 'No se han podido cargar las preguntas anteriores. Reintentar',
    version: (index, count) => `${number(index)}/${number(count)}`,
    versionOf: (index, count) => `Versión ${number(index)} de ${number(count)}`,
    previousVersion: 'Versión anterior',
    nextVersion: 'Versión siguiente',
    otherAnswering: 'se está respondiendo otra versión',
    edit: 'Editar',
    regenerate: 'Responder de nuevo',
    refresh: 'Actualizar',
    goOn: 'Continuar',
    jumpToLatest: 'Ir al final',
    showAll: 'Mostrar todo',
    showLess: 'Mostrar menos',

    companionMenu: 'Acompañante…',
    settings: 'Ajustes',
    pairing: 'Emparejamiento…',
    paired: 'Emparejado',
    pairBrowser: 'Emparejar este navegador',

    model: 'Modelo',
    chooseModel: 'Elegir modelo',
    connecting: 'Conectando…',
    notConnected: 'Sin conexión',
    noModels: 'Sin modelos',

    sending: 'Enviando…',
    waitingForCompanion: 'Se enviará en cuanto vuelva el acompañante',
    waitingInPanel: 'Se enviará en cuanto vuelva el acompañante, si este panel sigue abierto',
    waitingNext: 'En la cola: es la siguiente',
    waiting: (position) => `En la cola: puesto ${number(position)}`,
    aboutSeconds: (seconds) =>
      plural(seconds, { one: (shown) => `cerca de ${shown}\u00a0s`, other: (shown) => `unos ${shown}\u00a0s` }),
    aboutMinutes: (minutes) =>
      plural(minutes, { one: (shown) => `cerca de ${shown}\u00a0min`, other: (shown) => `unos ${shown}\u00a0min` }),
    loadingModel: (model) => (model === '' ? 'Cargando el modelo…' : `Cargando ${model}…`),
    thinking: 'Pensando…',
    stopping: 'Deteniendo…',
    stoppedEarly: 'Detenida antes del final',
    stoppedEmpty: 'Detenida antes de empezar',
    interrupted: 'Interrumpida',
    cutForLength: 'Cortada en el límite de longitud',
    notSaved: 'Sin guardar',
    lost: {
      gone: ['Esta respuesta ya no está.', 'Selecciona el texto y pregunta otra vez.'],
      updated: [
        'Aside se ha actualizado mientras esta tarjeta estaba abierta.',
        'Recarga la página y pregunta otra vez.',
      ],
    },
    somethingFailed: 'Algo ha fallado.',
    somethingWrong: 'Algo ha fallado',
    unexplained: {
      title: 'Se ha perdido la conexión con el acompañante',
      message: 'Falta la parte del panel que dice por qué.',
      cure: 'Aside sigue intentándolo. Si no ayuda, cierra el panel y vuelve a abrirlo.',
      command: '',
    },
    beyondThis: 'Actualiza Aside para ver toda la respuesta',
    unknownSource: 'Un adjunto que necesita un Aside más nuevo',
    missingPart: {
      not_loaded: ['No se ha podido cargar una parte de esta página.', 'Recarga la página.'],
      updated: ['Aside se ha actualizado.', 'Cierra este panel y vuelve a abrirlo.'],
    },
    asked: {
      explain: { selection: 'Explica este fragmento', page: 'Explica esta página' },
      summarise: { selection: 'Resume este fragmento', page: 'Resume esta página' },
      brief: { selection: 'Resume brevemente este fragmento', page: 'Resume brevemente esta página' },
      detailed: { selection: 'Resume en detalle este fragmento', page: 'Resume en detalle esta página' },
      translate: { selection: 'Traduce este fragmento', page: 'Traduce esta página' },
    },
    tokens: (count) => plural(count, { one: (shown) => `${shown} token`, other: (shown) => `${shown} tokens` }),
    tokensPerSecond: (rate) => `${rate} tokens/s`,
    table: 'Tabla',
    code: 'Código',
    codeIn: (language) => `Código, ${language}`,
    footnotes: 'Notas',
    footnote: (index) => `Nota ${number(index)}`,
    backToText: 'Volver al texto',
    backToPlace: (index) => `Volver al texto, lugar ${number(index)}`,
    insertAnswer: 'Insertar en el campo de texto',
    continueInPanel: 'Continuar en el panel',
    unknownTask: 'Una pregunta que necesita un Aside más nuevo',
    repeated: 'Detenida: el modelo se repetía',
    timeLeft: (time) => `tiempo restante: ${time}`,
    notesSoFar: 'Notas hasta ahora',
    steps: (count) => plural(count, { one: (shown) => `${shown} paso`, other: (shown) => `${shown} pasos` }),
    answerFrom: (model) => (model === '' ? 'Respuesta' : `Respuesta de ${model}`),
    questionLabel: 'Pregunta',

    composerLabel: 'Tu pregunta',
    composerPlaceholder: 'Haz una pregunta',
    followUpPlaceholder: 'Sigue preguntando',
    send: 'Enviar',
    sendNext: 'Enviar después de esta respuesta',
    stop: 'Detener',
    sentAlong: 'Adjuntos',
    remove: (what) => `Quitar ${what}`,
    guestAttachments:
      'Para enviar páginas y fragmentos, empareja primero este navegador con el acompañante, o quítalos.',

    reconnecting: 'Reconectando con el acompañante…',
    copyCommand: 'Copiar el comando',

    emptyTitle: 'Pregunta al lado de la página',
    emptyTitleAlone: 'Pregunta a tus propios modelos',
    emptyHintAlone: 'Tus chats se quedan en el equipo donde funciona Aside.',
    summarisePage: 'Resumir esta página',
    summarisePageHint: 'Lo principal, por larga que sea',
    askAboutPage: 'Preguntar sobre esta página',
    askAboutPageHint: 'Adjunta su texto a tu pregunta',
    askAboutSelection: 'Preguntar sobre un fragmento',
    askAboutSelectionHint: 'Selecciona texto en la página y haz clic derecho',
    openPanel: 'abre y cierra Aside',

    announceQuestionSent: 'Pregunta enviada',
    announceAnswering: 'Respondiendo',
    announceDone: 'Respuesta terminada',
    announceStopped: 'Respuesta detenida',
    announceError: (message) => `La respuesta ha fallado. ${message}`,
  },
  receipts: {
    whatWasSent: 'Qué se envió',
    kinds: { page: 'Página', selection: 'Fragmento', file: 'Archivo', image: 'Imagen' },
    fromAnswer: 'De una respuesta',
    withAround: 'con su párrafo',
    characters: (count) =>
      plural(count, { one: (shown) => `${shown} carácter`, other: (shown) => `${shown} caracteres` }),
    leftOut: (count) =>
      plural(count, { one: (shown) => `${shown} carácter omitido`, other: (shown) => `${shown} caracteres omitidos` }),
    onlyLinesOnScreen: 'de un editor solo se han leído las líneas en pantalla',
    withoutFrame: 'sin una parte que viene de otro sitio',
    aboutTokens: (count) =>
      plural(rounded(count), { one: (shown) => `${shown} token`, other: (shown) => `unos ${shown} tokens` }),
    pages: (count) => plural(count, { one: (shown) => `${shown} página`, other: (shown) => `${shown} páginas` }),
    pagesLeftOut: (count) =>
      plural(count, { one: (shown) => `${shown} página omitida`, other: (shown) => `${shown} páginas omitidas` }),
  },
  thoughts: {
    thoughts: 'Razonamiento',
    thinkingFor: (seconds) => `Pensando… ${number(seconds)}\u00a0s`,
    forMoment: 'Ha pensado un momento',
    forSeconds: (seconds) =>
      plural(seconds, {
        one: (shown) => `Ha pensado ${shown} segundo`,
        other: (shown) => `Ha pensado ${shown} segundos`,
      }),
    forMinutes: (minutes) =>
      plural(minutes, {
        one: (shown) => `Ha pensado ${shown} minuto`,
        other: (shown) => `Ha pensado ${shown} minutos`,
      }),
  },
} satisfies Catalogue['first'];
