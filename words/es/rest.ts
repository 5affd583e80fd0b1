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

const UPDATE_BOTH = 'Actualiza la extensión y el acompañante a la misma versión.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `No se puede adjuntar «${name}»: ${why}`;
const certificate = (address: string) =>
  ` Abre ${address} en una pestaña para ver si el navegador confía en su certificado.`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Algo ha fallado. Un Aside más nuevo puede explicar qué.', 'Actualiza Aside.'],
    notice: 'El acompañante avisa de algo que necesita un Aside más nuevo.',
    thenRestart: 'Después reinicia Aside.',
  },
  notices: { not_saved: 'Los chats no se guardan.' },
  servers,
  firstRun: {
    title: 'Primeros pasos',
    dismiss: 'Ocultar estos pasos',
    done: (count, all) => `${number(count)} de ${number(all)} hechos`,
    todo: {
      companion: 'Conectarse al acompañante',
      model: 'Descargar un modelo',
      try: 'Probar en esta página',
    },
    ready: {
      companion: 'Conectado al acompañante',
      model: 'Hay un modelo listo',
      try: 'Probado en esta página',
    },
    unpaired: 'El acompañante está en marcha, pero aún no conoce este navegador.',
    lookingForModels: 'Buscando modelos…',
    tryHint: 'Haz que la resuma, o pregunta algo abajo.',
  },
  prompts,
  history: {
    title: 'Chats',
    untitled: 'Chat sin título',
    deleted: (title) => `«${title}» eliminado`,
    deletedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat eliminado`, other: (shown) => `${shown} chats eliminados` }),
    archivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat archivado`, other: (shown) => `${shown} chats archivados` }),
    unarchivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat desarchivado`, other: (shown) => `${shown} chats desarchivados` }),
    taggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `Etiqueta «${tag}» añadida a ${shown} chat`,
        other: (shown) => `Etiqueta «${tag}» añadida a ${shown} chats`,
      }),
    untaggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `Etiqueta «${tag}» quitada de ${shown} chat`,
        other: (shown) => `Etiqueta «${tag}» quitada de ${shown} chats`,
      }),
    undo: 'Deshacer',
    searchChats: 'Buscar en los chats',
    searching: 'Buscando…',
    found: (count) => plural(count, { one: (shown) => `${shown} resultado`, other: (shown) => `${shown} resultados` }),
    foundNothing: (query) => `Ningún chat coincide con «${query}»`,
    foundNothingHint: 'Se ha buscado en títulos, preguntas y respuestas. Prueba con menos letras.',
    loadingChats: 'Cargando tus chats…',
    loadingMore: 'Cargando más…',
    noChats: 'Todavía no hay chats',
    noChatsHint: 'El acompañante guarda tus chats, menos los temporales.',
    pinned: 'Fijados',
    today: 'Hoy',
    yesterday: 'Ayer',
    lastWeek: 'Últimos 7 días',
    answeringNow: 'Respondiendo',
    chatActions: (title) => `Acciones para «${title}»`,
    rename: 'Cambiar nombre',
    newTitle: 'Título nuevo',
    pin: 'Fijar',
    unpin: 'Desfijar',
    share: 'Compartir…',
    delete: 'Eliminar',
    aboutPage: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat sobre esta página`,
        other: (shown) => `${shown} chats sobre esta página`,
      }),
    archived: 'Archivado',
    archive: 'Archivar',
    unarchive: 'Desarchivar',
    select: 'Seleccionar',
    selected: (count) =>
      plural(count, { one: (shown) => `${shown} seleccionado`, other: (shown) => `${shown} seleccionados` }),
    selectAll: 'Seleccionar todo',
    clearSelection: 'Quitar la selección',
    selection: 'Chats seleccionados',
    tags: 'Etiquetas',
    tagOf: (tag) => `Etiqueta «${tag}»`,
    newTag: 'Etiqueta nueva',
    addTag: 'Añadir',
    removeTag: (tag) => `Quitar la etiqueta «${tag}»`,
    exportSelected: 'Exportar los chats seleccionados',
    exportChosen: 'Exportar',
    filters: 'Filtros',
    filterTag: 'Etiqueta',
    filterModel: 'Modelo',
    filterSite: 'Sitio',
    filterSince: 'Desde el',
    filterUntil: 'Antes del',
    onlyArchived: 'Solo chats archivados',
    any: 'Cualquiera',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'etiqueta',
      model: 'modelo',
      site: 'sitio',
      before: 'antes',
      after: 'desde',
      is: 'es',
      archived: 'archivado',
    },
    typedFilters: 'También puedes escribir etiqueta:, modelo:, sitio:, antes:2026-10-01, desde: o es:archivado.',
    chipTag: (tag) => `Etiqueta: ${tag}`,
    chipModel: (model) => `Modelo: ${model}`,
    chipSite: (site) => `Sitio: ${site}`,
    chipPage: 'Sobre esta página',
    chipSince: (date) => `Desde el ${date}`,
    chipUntil: (date) => `Antes del ${date}`,
    removeFilter: (filter) => `Quitar el filtro «${filter}»`,
    noneMatch: 'Ningún chat coincide con estos filtros',
    noneMatchHint: 'Quita uno para ver más.',
    undoKeys: (keys) => `Pulsa ${keys} para deshacer`,
  },
  menus,
  modelMenu: {
    keys: 'Atajos de teclado…',
    automatic: 'Automático',
    automaticHint: 'el modelo cargado, o el más nuevo',
    loaded: 'cargado',
    remote: 'fuera de este equipo',
    readerHint: 'integrado, sin modelo: cita las frases principales',
    remoteTitle: (name) => `${name} funciona en otro equipo`,
    remoteMessage: 'Tus preguntas, con las páginas y fragmentos adjuntos, salen de este equipo.',
    remoteUse: 'Usarlo de todos modos',
    remoteKeep: 'Mantener el modelo actual',
    settings: 'Ajustes…',
    models: 'Modelos…',
  },
  editing: {
    label: 'Editar la pregunta',
    hint: 'La respuesta de ahora se conserva como otra versión.',
    ask: 'Preguntar',
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
    waiting: 'Preguntas siguientes',
    moveUp: 'Subir',
    takeBack: 'No preguntar esto',
    takenBack: 'Pregunta quitada',
    movedTo: (place, count) => `Ahora en el puesto ${number(place)} de ${number(count)}`,
    quote: 'Citar',
    keepsPlace: 'Conserva su puesto.',
    beganMeanwhile: 'Esta pregunta ya se está respondiendo. Tus cambios se enviarán como una pregunta nueva.',
  },
  keys: {
    title: 'Atajos de teclado',
    groups: {
      composer: 'Tu pregunta',
      waiting: 'Preguntas siguientes',
      panel: 'En el resto del panel',
      browser: 'En el navegador',
    },
    does: {
      send: 'Enviar',
      newLine: 'Línea nueva',
      editLast: 'Editar la última pregunta, desde el campo vacío',
      pickTab: 'Adjuntar una pestaña abierta',
      pastePlain: 'Pegar sin formato',
      stop: 'Detener la respuesta',
      moveUp: 'Subir',
      moveDown: 'Bajar',
      quote: 'Citar lo seleccionado en una respuesta',
      findChat: 'Buscar en los chats',
      listKeys: 'Mostrar esta lista',
    },
    commands: {
      open: 'Abrir o cerrar Aside',
      ask: 'Preguntar sobre la selección o la página',
      summarise: 'Resumir la página',
    },
    keys: { control: 'Ctrl', shift: 'Mayús', enter: 'Intro', escape: 'Esc' },
  },
  pageNotice: {
    reading: 'Leyendo la página…',
    stopReading: 'Dejar de leer esta página',
    allowAllSites: 'Permitir en todos los sitios',
    alwaysOffer: (site) => `¿Puede Aside leer ${site} sin preguntar a partir de ahora?`,
    alwaysOn: (site) => `Siempre en ${site}`,
  },
  sent: {
    to: (model, address) => (address === '' ? `Enviado a ${model}.` : `Enviado a ${model} en ${address}.`),
    onlyWords: 'Solo tus palabras y el chat anterior.',
    show: 'Mostrar exactamente lo que se envió',
    hide: 'Ocultar',
    loading: 'Cargando…',
    gone: 'Esto ya no se conserva, o no se puede conectar con el acompañante.',
  },
  transfers: {
    exportChat: (title) => `Exportar «${title}»`,
    exportAll: 'Exportar todos',
    allChats: 'Chats de Aside',
    exportAs: 'Exportar como',
    markdown: 'Markdown',
    markdownHint: 'Para leer',
    json: 'JSON',
    jsonHint: 'Para volver a importar',
    exporting: (bytes) => (bytes === 0 ? 'Exportando…' : `Exportando… ${formatBytes(bytes)}`),
    exported: (name) => `Exportado como «${name}»`,
    importChats: 'Importar…',
    importHint: 'Una exportación de Aside, Page Assist, Open WebUI o ChatGPT: el archivo JSON o el ZIP de ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Importando…';
      if (share === 1) return 'Importando… Leyendo el archivo';
      if (chats === 0) return `Importando… ${percent(share)}`;
      return `Importando… ${percent(share)}, ${plural(chats, { one: (shown) => `${shown} chat`, other: (shown) => `${shown} chats` })}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'En este archivo no hay ningún chat que importar.';
      const from = program === 'Aside' ? '' : ` de ${program}`;
      return plural(chats, {
        one: (shown) => `Se puede importar ${shown} chat${from}.`,
        other: (shown) => `Se pueden importar ${shown} chats${from}.`,
      });
    },
    nothingNew: 'En este archivo no hay nada nuevo.',
    continued: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat tiene mensajes nuevos.`,
        other: (shown) => `${shown} chats tienen mensajes nuevos.`,
      }),
    known: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat ya está aquí.`,
        other: (shown) => `${shown} chats ya están aquí.`,
      }),
    files: (count) =>
      plural(count, {
        one: (shown) => `No se puede importar ${shown} imagen o archivo.`,
        other: (shown) => `No se pueden importar ${shown} imágenes y archivos.`,
      }),
    skipped: (count) =>
      plural(count, {
        one: (shown) => `No se puede importar ${shown} chat.`,
        other: (shown) => `No se pueden importar ${shown} chats.`,
      }),
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `A ${shown} chat le falta una parte.`,
        other: (shown) => `A ${shown} chats les falta una parte.`,
      }),
    chatAt: (place) => `Chat ${number(place)} del archivo`,
    whichChats: '¿Qué chats?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return plural(count, {
            one: (shown) => `no se puede leer ${shown} mensaje o fuente`,
            other: (shown) => `no se pueden leer ${shown} mensajes o fuentes`,
          });
        case 'no_messages':
          return 'no tiene mensajes';
        case 'not_a_chat':
          return 'no es un chat';
        case 'broken_off':
          return 'se interrumpe: falta el resto del archivo';
        case 'too_large':
        case 'too_deep':
          return 'es demasiado grande';
        case 'too_many_messages':
          return `tiene más de ${number(LIMITS.importTurns)} preguntas`;
        case 'too_many_chats':
          return `viene después de los primeros ${number(LIMITS.importConversations)}`;
        default:
          return 'no se puede leer';
      }
    },
    more: (count) => `y ${number(count)} más`,
    importNow: 'Importar',
    storing: 'Importando… Guardando los chats',
    exportedElsewhere: (share) =>
      share === 0 ? 'Se exportan chats en otro lugar' : `Se exportan chats en otro lugar: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'Se importan chats en otro lugar' : `Se importan chats en otro lugar: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? 'Se guardan chats importados en otro lugar'
        : `Se guardan chats importados en otro lugar: ${percent(share)}`,
    waitsElsewhere: 'Una importación espera confirmación en otro lugar',
    stopExport: 'Cancelar la exportación',
    stopImport: 'Cancelar la importación',
    imported: (count) =>
      count === 0
        ? 'No hay chats en este archivo'
        : plural(count, {
            one: (shown) => `${shown} chat importado`,
            other: (shown) => `${shown} chats importados`,
          }),
  },
  preferences,
  pairing: {
    language: 'Idioma',
    browserLanguage: 'El del navegador',
    companion: 'Acompañante',
    connection: 'Conexión',
    connectedTo: (address) => `Conectado a ${address}`,
    connectingTo: (address) => `Conectando a ${address}…`,
    notConnectedTo: (address) => `Sin conexión con ${address}`,
    asPaired: (name) => `Este navegador está emparejado. El acompañante lo llama «${name}».`,
    asBuilt: 'Este Aside trae la clave del acompañante. No hace falta emparejar.',
    asGuest:
      'Estás en modo invitado: solo puedes escribir preguntas, y no se guarda nada. Empareja este navegador para enviar páginas y conservar los chats.',
    forget: 'Olvidar este acompañante',
    forgetting: 'Olvidando…',
    unrevoked: (name) =>
      `Este navegador ha olvidado la clave, pero no ha podido decírselo al acompañante. Para quitar «${name}» de su lista, ejecuta esto:`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Emparejar',
    pairOther: 'Usar otro acompañante',
    pairRun: 'Para obtener un código, ejecuta esto en el equipo del acompañante, en la carpeta de Aside:',
    pairInvited: '¿Has recibido un enlace de invitación? Pégalo aquí.',
    pairCode: 'Código',
    pairAddress: 'Dirección',
    pairExposed: 'Sin cifrar: otras personas de la red pueden leerlo. Mejor usa https://.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('Eso no es una dirección.', 'Una dirección es como 127.0.0.1:11435 o https://aside.example.org.'),
    no_code: () => told('Eso no es un código.', 'Un código tiene 8 letras y cifras, por ejemplo 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `No hay respuesta en ${address}.`,
        isHere
          ? 'Ejecuta npm start en la carpeta de Aside, o corrige la dirección.'
          : `Comprueba que el acompañante esté en marcha allí y que este equipo esté en su red.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `El acompañante en ${address} no está listo para emparejar.`,
        `Ejecuta allí ${command} y escribe el código que muestra antes de dos minutos. Si ya lo has hecho, otro programa usa esta dirección.`,
      ),
    not_aside: ({ address }) =>
      told(
        `En ${address} responde un programa, pero no es el acompañante de Aside.`,
        'Corrige la dirección: npm start muestra la correcta.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `El programa en ${address} no conoce el código, así que no es tu acompañante. Su clave no se ha guardado.`,
        'Averigua qué programa usa esa dirección y ciérralo. Después empareja otra vez.',
      ),
    too_old: ({ address, version }) =>
      told(`El acompañante en ${address} tiene otra versión (${version}) y no puede emparejarse.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`El acompañante en ${address} habla otra versión del protocolo de Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(
        `${address} no ha respondido a tiempo.`,
        'Mira el terminal donde funciona el acompañante e inténtalo otra vez.',
      ),
    browser_refuses: ({ address }) => told(`El navegador se niega a abrir ${address}.`, 'Usa otro puerto.'),
    not_encrypted: ({ address }) =>
      told(
        `Desde aquí el navegador solo abre conexiones cifradas, y ${address} no lo es.`,
        'Usa una dirección con https://.',
      ),
    refused: () => told('El acompañante se ha negado a emparejarse con este navegador.', ''),
    code_not_accepted: ({ command }) =>
      told('El acompañante no ha aceptado el código.', `Obtén uno nuevo con ${command}.`),
    too_many: ({ address }) => told(`Demasiadas conexiones a ${address}.`, 'Espera un poco e inténtalo otra vez.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `El acompañante en ${address} ha cortado la conexión (${closeCode}).`
          : `El acompañante en ${address} ha cortado la conexión (${closeCode}: ${said}).`,
        'Inténtalo otra vez. Si no ayuda, su terminal dice más.',
      ),
    part_missing: () => told('No se ha podido cargar una parte de Aside.', 'Cierra este panel y vuelve a abrirlo.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Cierra este panel, vuelve a abrirlo e inténtalo otra vez.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'Los navegadores no dejan que las extensiones lean sus propias páginas y tiendas. Por eso Aside no puede leer esta página.',
    closed_page: () =>
      'El navegador no deja que Aside lea esta página. Si es un archivo de este equipo, abre la página de extensiones del navegador y activa para Aside «Permitir acceso a URL de archivo». Las páginas y tiendas del propio navegador siguen bloqueadas.',
    silent: () =>
      'Aside no puede leer esta página: no responde. Inténtalo otra vez cuando ya no esté ocupada. Algunas páginas del propio navegador no responden nunca.',
    pdf: () =>
      'Aside no puede sacar nada del visor de PDF del navegador. Guarda el PDF y suelta el archivo aquí, o selecciona texto en él y pregunta sobre el fragmento.',
    shown_file: () => 'Aside no puede obtener este archivo del navegador. Guárdalo y suelta el archivo aquí.',
    recording: () => 'En esta pestaña hay sonido o vídeo. Aside solo lee texto e imágenes.',
    framed: ({ site }) =>
      site === ''
        ? 'La mayor parte de esta página está en un marco de otro sitio que Aside no puede leer. Abre el marco en su propia pestaña, o permite Aside en todos los sitios.'
        : `La mayor parte de esta página está en un marco de ${site} que Aside no puede leer. Abre el marco en su propia pestaña, o permite Aside en todos los sitios.`,
    drawn: () =>
      'Esta página está dibujada como una imagen y no tiene texto que Aside pueda leer. Adjunta mejor una captura de pantalla.',
    empty: () => 'En esta página no hay texto.',
    not_loaded: () => 'Esta página no se ha cargado, así que no hay nada que leer.',
    left: () => 'Has salido de la página antes de que Aside pudiera leerla. Vuelve a ella e inténtalo otra vez.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Haz clic en Aside en la barra de herramientas para que pueda leer esta página.'
        : `Haz clic en Aside en la barra de herramientas o pulsa ${shortcut} para que pueda leer esta página.`,
    sidebar_refused: () =>
      'Firefox solo abre su barra lateral con un clic en la barra de herramientas o en un menú, por eso Aside se ha abierto en esta pestaña. Haz clic en Aside en la barra de herramientas para tenerlo junto a la página.',
    no_room: () => 'El navegador no puede guardar tanto texto. Selecciona menos y pregunta otra vez.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'El texto seleccionado quizá esté en una parte de esta página que viene de otro sitio. Un atajo de teclado no llega a él. Haz clic derecho en la selección y elige «Preguntar sobre la selección», o permite Aside en todos los sitios.'
        : `El texto seleccionado quizá esté en una parte de esta página que viene de ${site}. Un atajo de teclado no llega a él. Haz clic derecho en la selección y elige «Preguntar sobre la selección», o permite Aside en todos los sitios.`,
    nothing_selected: () => 'No hay nada seleccionado. Selecciona texto en la página y pregunta después.',
  },
  landings: {
    sourcesFull: (most) => `Una pregunta puede tener hasta ${number(most)} páginas, fragmentos y archivos adjuntos.`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `La página «${name}» está adjunta a tu pregunta.`
          : `La página «${name}» está adjunta a tu pregunta. En total hay ${number(count)} adjuntos.`,
      file: (name, count) =>
        count === 1
          ? `El archivo «${name}» está adjunto a tu pregunta.`
          : `El archivo «${name}» está adjunto a tu pregunta. En total hay ${number(count)} adjuntos.`,
      image: (name, count) =>
        count === 1
          ? `La imagen «${name}» está adjunta a tu pregunta.`
          : `La imagen «${name}» está adjunta a tu pregunta. En total hay ${number(count)} adjuntos.`,
      selection: (name, count) =>
        count === 1
          ? `Un fragmento de «${name}» está adjunto a tu pregunta.`
          : `Un fragmento de «${name}» está adjunto a tu pregunta. En total hay ${number(count)} adjuntos.`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Pasaje ${index}` : `Pasaje ${index} de ${title}`),
    notFound: 'No se encuentra en el pasaje',
    noPassage: 'Ningún pasaje tiene ese número',
    closest: 'Pasaje más cercano, encontrado por Aside',
  },
  models,
  sources: {
    attach: 'Adjuntar archivos',
    dropHere: 'Suelta archivos aquí para adjuntarlos',
    openTabs: 'Pestañas abiertas',
    tabAsleep: 'En reposo: abre primero esta pestaña',
    allowTabs: 'Dejar que Aside vea tus pestañas…',
    allowTabsHint: 'El navegador pregunta si Aside se permite en todos los sitios',
    noTab: 'Ninguna pestaña abierta coincide',
    pastedText: 'Texto pegado',
    pastedImage: 'Imagen pegada',
    reading: (name) => `Leyendo «${name}»…`,
    readingPart: (name, done, total) => `Leyendo «${name}»: página ${number(done)} de ${number(total)}`,
    stopReading: (name) => `Dejar de leer «${name}»`,
    waitsForReading: 'Podrás enviar tu pregunta cuando todo esté leído.',
    noVision: (model) => `${model} no puede ver imágenes.`,
    chooseVision: 'Elige un modelo que pueda, o quita la imagen.',
    getVision: 'Ninguno de tus modelos puede. Descarga uno, por ejemplo gemma3, o quita la imagen.',
    useModel: (model) => `Usar ${model}`,
    pageChanges: {
      changed: (title) => `«${title}» ha cambiado desde que Aside leyó la página.`,
      left: (title) => `La pestaña de «${title}» muestra ahora otra página.`,
    },
    aroundIt: 'El párrafo de alrededor:',
    readAgain: 'Leer otra vez',
    pageBeside: (title) => `Ahora estás viendo «${title}».`,
    anotherPage: 'Ahora estás viendo otra página.',
    chatIsAbout: (title) => `Este chat trata de «${title}».`,
    useInstead: 'Usar esta página en su lugar',
    useAlso: 'Añadir esta página',
    fits: {
      passages: (model) => `Demasiado largo para ${model}: solo se envían los pasajes que importan para tu pregunta.`,
      parts: (model) => `Demasiado largo para ${model}: se lee por partes.`,
      tooLong: (model, tokens, most) =>
        `Quizá demasiado largo para ${model}: unos ${number(rounded(tokens))} tokens, y el modelo lee ${number(most)}.`,
      withoutEarlierSources:
        'Las páginas, fragmentos e imágenes de preguntas anteriores no se envían otra vez: es demasiado para el modelo.',
      leftOut: (count) =>
        plural(count, {
          one: () => 'La pregunta más antigua y su respuesta no se envían: es demasiado para el modelo.',
          other: (shown) =>
            `Las ${shown} preguntas y respuestas más antiguas no se envían: es demasiado para el modelo.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'no es texto, ni una imagen, ni un PDF.'),
      empty: ({ name }) => notAttached(name, 'está vacío.'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `los archivos pueden tener como máximo ${number(megabytes)}\u00a0MB.`),
      not_an_image: ({ name }) => notAttached(name, 'se llama como una imagen, pero no lo es.'),
      image_kind: ({ name }) => notAttached(name, 'Aside no puede leer este tipo de imagen. Guárdala como PNG o JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `la imagen tiene ${number(megapixels)} megapíxeles, y se permiten ${number(most)}. Guarda una versión más pequeña.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'la imagen está dañada.'),
      file_gone: ({ name }) => notAttached(name, 'es una carpeta, o no se puede abrir.'),
      no_room: ({ name }) => notAttached(name, 'la pregunta ya tiene todo lo que se permite adjuntar.'),
      needs_companion: ({ name }) =>
        notAttached(name, 'los PDF los lee el acompañante, y este panel no está emparejado ni conectado con ninguno.'),
      refused: ({ name }) => `No se puede adjuntar «${name}».`,
      tab_gone: ({ name }) => notAttached(name, 'la pestaña se ha cerrado o muestra ahora otra página.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'el navegador no deja que Aside lea esta pestaña. Ve a la pestaña y haz clic en Aside en la barra de herramientas.',
        ),
      tab_unreadable: ({ name }) => `No se puede adjuntar «${name}».`,
      not_fetched: ({ name }) =>
        notAttached(
          name,
          'Aside no ha podido obtener otra vez este archivo de su sitio. Guárdalo y suelta el archivo aquí.',
        ),
      failed: ({ name }) => notAttached(name, 'algo ha fallado. Inténtalo otra vez.'),
    },
  },
  summaries: {
    style: 'Tipo de resumen',
    styles: { bullets: 'Puntos', brief: 'Breve', detailed: 'Detallado', focus: 'Lo que me importa' },
    focus: '¿Qué te importa?',
    focusPlaceholder: 'Costes, fechas, qué tengo que hacer…',
  },
  selectionButtons: {
    title: 'Botones junto al texto seleccionado',
    hint: 'Selecciona texto en una página y a su lado aparecen botones. Con el teclado, Alt+F10 lleva a ellos.',
    where: {
      nowhere: 'Desactivados',
      sites: 'En los sitios que yo elija',
      everywhere: 'En todos los sitios',
    },
    site: 'Sitio',
    add: 'Añadir',
    remove: (site) => `Quitar ${site}`,
    actions: 'Mostrar estos botones',
    closed: (site) => `El navegador no permite Aside en ${site}. Allí no aparecen botones.`,
    closedEverywhere: 'El navegador no permite Aside en todos los sitios. No aparecen botones.',
    allow: 'Permitir otra vez',
    problems: {
      refused: 'El navegador no lo ha permitido. No ha cambiado nada.',
      no_site: 'Eso no es un sitio. Escribe uno, por ejemplo example.org.',
    },
  },
  voice: {
    speak: 'Dictar una pregunta (haz clic, o mantén pulsado mientras hablas)',
    opening: 'Abriendo el micrófono…',
    listening: 'Aside escucha',
    transcribing: 'Convirtiendo en texto…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'He terminado de hablar',
    askAtOnce: 'Preguntar enseguida',
    microphone: 'Micrófono',
    browsersChoice: 'El que elija el navegador',
    nextTime: 'Desde la próxima grabación',
    standIn: (name) => `El micrófono elegido no está conectado. Aside graba con «${name}».`,
    kept: 'Tu grabación se conserva.',
    discard: 'Descartar',
    keepRecorded: 'Conservar la grabación',
    recorded: 'Tu grabación se queda aquí hasta la próxima.',
    saveRecorded: 'Guardar',
    letRecordedGo: 'Eliminar la grabación',
    allow: 'Permitir el micrófono…',
    onDevice: {
      available: 'Este navegador sabe reconocer la voz por sí mismo, en este dispositivo. Actívalo y habla otra vez.',
      downloadable:
        'Este navegador sabrá reconocer la voz por sí mismo, en este dispositivo, cuando haya descargado tu idioma. Entonces habla otra vez.',
      downloading: 'Descargando tu idioma…',
      turnOn: 'Usar este navegador',
      download: 'Descargar y usar',
      choice: 'Reconocer la voz en este navegador, en este dispositivo',
    },
    problems: {
      not_asked: 'El navegador necesita antes tu permiso. Lo pide en una pestaña nueva.',
      denied: 'El navegador no permite que Aside use el micrófono.',
      no_microphone: 'No se ha encontrado ningún micrófono. Conecta uno e inténtalo otra vez.',
      not_supported: 'Esta página no puede usar un micrófono: necesita https o la extensión.',
      busy: 'No se ha podido usar el micrófono. Cierra otros programas que lo usen e inténtalo otra vez.',
      failed: 'No se ha podido abrir el micrófono. Elige otro en los ajustes del sistema e inténtalo otra vez.',
      unplugged: 'El micrófono se ha desconectado. Aside ha oído lo que habías dicho hasta ahí.',
      full: `Una grabación termina a los ${Math.floor(LIMITS.audioSeconds / 60)} minutos. Aside ha oído lo que habías dicho hasta ahí.`,
      lost: 'Se ha perdido la conexión con el acompañante. La grabación se enviará en cuanto vuelva.',
      on_device: 'A partir de ahora este navegador convierte tu voz en texto, en este dispositivo. Habla otra vez.',
      not_on_device: 'Este navegador ya no reconoce tu idioma en este dispositivo. Aside vuelve a usar el acompañante.',
      not_installed: 'El navegador no ha podido descargar el reconocimiento de voz de tu idioma.',
      needs_companion: 'Empareja este navegador con el acompañante para dictar preguntas.',
    },
    page: {
      title: 'Permitir que Aside use el micrófono',
      text: 'Aside solo escucha mientras dictas una pregunta, y envía la grabación a tu propio reconocimiento de voz. No se conserva.',
      allow: 'Permitir el micrófono',
      allowed: 'Aside ya puede usar el micrófono. Cierra esta pestaña y dicta tu pregunta en el panel.',
      denied:
        'El navegador no permite que Aside use el micrófono. Haz clic en el icono a la izquierda de la dirección de esta página, permite el micrófono e inténtalo otra vez.',
      none: 'No se ha encontrado ningún micrófono. Conecta uno e inténtalo otra vez.',
    },
  },
  aloud: {
    read: 'Leer en voz alta',
    stopReading: 'Dejar de leer en voz alta',
    readSelection: 'Leer la selección en voz alta',
    bar: 'Lectura en voz alta',
    pause: 'Pausa',
    goOn: 'Seguir',
    skip: 'Frase siguiente',
    speed: 'Velocidad',
    slower: 'Más despacio',
    faster: 'Más deprisa',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'Esperando el resto de la respuesta…',
    gettingVoices: 'Cargando las voces…',
    voice: (language) => `Voz para: ${language}`,
    automatic: 'La mejor voz de este equipo',
    onThisComputer: 'En este equipo',
    online: 'En línea: el texto sale de este equipo',
    leftOut: { code: 'Código omitido.', formula: 'Fórmula omitida.' },
    noVoice: {
      no_voice: (language) =>
        `Este equipo no tiene ninguna voz para este idioma: ${language}. Añade una en los ajustes de voz del sistema y reinicia el navegador.`,
      no_voice_on_linux: (language) =>
        `Este equipo no tiene ninguna voz para este idioma: ${language}. Instala speech-dispatcher y espeak-ng. Chrome y Chromium además se tienen que iniciar con --enable-speech-dispatcher.`,
    },
    problems: {
      not_supported: 'Este navegador no puede leer en voz alta.',
      failed: 'La voz ya no responde. Haz clic en «Seguir» o elige otra voz.',
      interrupted: 'Otra cosa en el navegador ha interrumpido la lectura.',
      elsewhere: 'Ahora lee en voz alta otro panel.',
    },
  },
  tuning: {
    title: 'Ajustes del modelo',
    scope: 'Estos ajustes se aplican a',
    thisChat: 'Este chat',
    thisModel: (model) => (model === '' ? 'Este modelo' : model),
    chatHint: 'Tienen prioridad sobre los del modelo y se quedan con este chat.',
    modelHint: 'Se aplican a cada chat con este modelo que no tenga los suyos.',
    contextUsed: (used, all) =>
      `Después de la última respuesta, el contexto estaba lleno al ${percent(Math.ceil((100 * used) / all) / 100)}: ${number(used)} de ${number(all)} tokens.`,
    everyModel: 'Para todos los modelos',
    largestContext: 'Contexto máximo, en tokens',
    largestContextHint:
      'Es lo máximo que Aside pide a un modelo de Ollama. Con más lee enteras páginas más largas, pero usa más memoria. Un modelo ya cargado conserva lo que tiene.',
    loadsEarly: 'Cargar el modelo al empezar a escribir',
    loadsEarlyHint:
      'Las respuestas empiezan antes. Solo con modelos que caben en la memoria de este equipo, y nunca durante otra respuesta.',
    loading: 'Preguntando al acompañante…',
    none: 'Este modelo no tiene ajustes.',
    reset: (what) => `Restablecer: ${what}`,
    byItself: 'El valor del modelo',
    usually: (value) => `Por defecto: ${value}`,
    names: {
      temperature: 'Temperatura',
      top_p: 'Top P',
      seed: 'Semilla',
      num_ctx: 'Contexto, en tokens',
      num_predict: 'Respuesta más larga, en tokens',
      keep_alive: 'Minutos en memoria',
      think: 'Razonamiento',
      system: 'Prompt del sistema',
    },
    hints: {
      temperature: 'De 0, las palabras más probables, a 2, las más sorprendentes.',
      top_p: 'De qué parte de las palabras probables se elige, de 0 a 1.',
      seed: 'El mismo número da la misma respuesta.',
      num_ctx: 'Con más caben enteras páginas más largas, pero cuesta memoria.',
      num_predict: 'Las respuestas más largas se cortan.',
      keep_alive: 'Después de una respuesta. Con -1 se queda hasta que alguien lo descargue.',
      think: 'Pensar más lleva más tiempo.',
      system: 'Lo que se le dice al modelo antes de todo lo demás.',
    },
    thinking: { off: 'Desactivado', on: 'Activado', low: 'Bajo', medium: 'Medio', high: 'Alto' },
  },
} satisfies Catalogue['rest'];
