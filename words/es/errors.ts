import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Elige una exportación de Aside, Page Assist, Open WebUI o ChatGPT.';
const IMPORT_AGAIN = 'Importa el archivo otra vez.';
const ATTACH_AGAIN = 'Adjúntalo otra vez.';
const LOOK_AGAIN = 'Mira en la lista.';
const NEW_CODE = `Donde funciona Aside, obtén uno nuevo con ${ASIDE_COMMAND} pair.`;
const RECORD_AGAIN = 'Graba otra vez.';
const NEW_CHAT = 'Empieza un chat nuevo.';
const ANOTHER_LINK = 'Pide uno nuevo a la persona que lo envió.';
const COMPARE = 'Compáralo con el código que se muestra.';
const SET_OTHER = 'Indica otro valor.';
const MAKE_YOURS = 'Hazte propietario y permite escribir, o elige otra carpeta con --data-dir.';
const START_AGAIN = 'Reinicia Aside.';
const AGAIN = 'Inténtalo otra vez.';

const withFields = (fields: string) => (fields === '' ? '' : ` con ${fields}`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['El acompañante no ha entendido la petición.', 'Actualiza Aside.'],
    not_understood: ({ reason }) => [`No se ha entendido el mensaje: ${reason}.`, ''],
    unread_answer: () => [
      'No se ha entendido la respuesta del acompañante.',
      'Actualiza Aside: quizá sea más antiguo que el acompañante.',
    ],
    hello_twice: () => ['El saludo ya se había enviado.', ''],
    has_key: () => ['Solo se puede emparejar un cliente que aún no tiene clave.', ''],
    unknown_place: () => ['Ese lugar de la lista no se conoce.', 'Carga la lista otra vez.'],
    two_contents: () => ['Una fuente tiene texto y a la vez remite a datos.', 'Envía solo una de las dos cosas.'],
    not_an_image: () => ['No es una imagen que los modelos puedan leer.', 'Adjunta un PNG, JPEG, GIF o WebP.'],
    parameter_number: ({ name, least, most }) => [
      `${name} debe ser un número de ${number(least)} a ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} debe ser un número entero de ${number(least)} a ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} debe ser uno de estos valores: ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [
      `${name} puede tener como máximo ${number(most)} caracteres.`,
      'Acorta el texto.',
    ],
    parameter_count: ({ most }) => [
      `Se pueden ajustar como máximo ${number(most)} valores.`,
      'Restablece algunos de ellos.',
    ],
    prompt_count: ({ most }) => [`Caben como máximo ${number(most)} prompts.`, 'Elimina algunos.'],
    prompt_chars: ({ most }) => [
      `Todos los prompts juntos pueden tener como máximo ${number(most)} caracteres.`,
      'Acorta o elimina algunos.',
    ],
    parameter_of_nothing: () => ['Los valores no son de ningún chat ni de ningún modelo.', 'Indica uno de los dos.'],
    not_text: () => ['No es texto.', 'Adjunta un archivo de texto.'],
    audio_not_begun: () => ['No ha empezado ninguna grabación.', 'Envía primero `audio`.'],
    audio_late: () => ['El resto de la grabación no ha llegado a tiempo.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `La grabación es ${found}, y se había anunciado ${format}.`,
      `Anúnciala como ${found}.`,
    ],
    audio_unclear: ({ format }) => [`La grabación no es ${format}, o está dañada.`, RECORD_AGAIN],
    upload_id_in_use: () => ['Ya hay un envío en curso con este identificador.', 'Usa otro identificador.'],
    upload_late: () => ['El resto no ha llegado a tiempo.', ATTACH_AGAIN],
    upload_too_much: () => ['Ha llegado más de lo pedido.', ATTACH_AGAIN],
    upload_other_bytes: () => ['El contenido no es el anunciado.', ATTACH_AGAIN],
    export_id_in_use: () => ['Ya hay una exportación en curso con este identificador.', 'Usa otro identificador.'],
    import_order: () => ['Esta parte no sigue a la anterior.', IMPORT_AGAIN],
    import_not_waiting: () => ['Ningún archivo espera la importación.', IMPORT_AGAIN],
    import_memory: () => ['El archivo es demasiado grande para leerlo de una vez.', 'Exporta menos a la vez.'],
    import_newer: () => [
      'El archivo viene de una versión que este Aside no conoce.',
      'Actualiza Aside y después impórtalo otra vez.',
    ],
    import_not_json: () => ['El archivo no es JSON.', CHOOSE],
    import_zip: () => [
      'El archivo es un ZIP. Descomprímelo y elige el archivo conversations.json o chats que contiene.',
      CHOOSE,
    ],
    import_sqlite: () => ['El archivo es una base de datos SQLite y no JSON legible.', CHOOSE],
    import_pdf: () => ['El archivo es un PDF y no JSON legible.', CHOOSE],
    import_markup: () => ['El archivo es una página HTML o XML y no JSON legible.', CHOOSE],
    import_markdown: () => ['El archivo es Markdown, hecho solo para leer. Exporta los chats como JSON.', CHOOSE],
    import_json_lines: () => ['El archivo contiene líneas JSON, pero ninguna exportación que Aside conozca.', CHOOSE],
    import_damaged_json: () => [
      'El JSON del archivo está dañado o se corta antes del final. Expórtalo otra vez.',
      CHOOSE,
    ],
    import_program: ({ program }) => [`El archivo es una exportación de ${program} que Aside no puede leer.`, CHOOSE],
    import_list: ({ count, fields }) => [
      plural(count, {
        one: (shown) =>
          `Aside no conoce este tipo de exportación: el archivo contiene una lista con ${shown} elemento${withFields(fields)}.`,
        other: (shown) =>
          `Aside no conoce este tipo de exportación: el archivo contiene una lista con ${shown} elementos${withFields(fields)}.`,
      }),
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside no conoce este tipo de exportación: el archivo contiene otra cosa${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['El acompañante no conoce este tipo de petición.', 'Actualiza Aside.'],
    not_understood: ({ reason }) => [`No se ha entendido el mensaje: ${reason}.`, ''],
    no_history: () => ['La sala común no tiene historial que borrar.', ''],
  },
  message_too_long: {
    general: () => ['Es más grande de lo que acepta el acompañante.', 'Envía menos.'],
    question: ({ count, most }) => [
      `La pregunta tiene ${number(count)} caracteres; el acompañante acepta como máximo ${number(most)}.`,
      'Acórtala o pregunta en varios pasos.',
    ],
    attachments: ({ count, most }) => [
      `Hay ${number(count)} páginas y fragmentos adjuntos; el acompañante acepta como máximo ${number(most)} a la vez.`,
      'Quita algunos.',
    ],
    attached_text: ({ count, most }) => [
      `El texto adjunto tiene ${number(count)} caracteres; el acompañante acepta como máximo ${number(most)}.`,
      'Selecciona la parte importante y pregunta sobre ella.',
    ],
    frame: () => [
      'La pregunta y sus adjuntos superan lo que el acompañante acepta en un mensaje.',
      'Quita un adjunto, o selecciona la parte importante y pregunta sobre ella.',
    ],
    attached_bytes: ({ megabytes }) => [`Los adjuntos superan los ${number(megabytes)}\u00a0MB.`, 'Quita algunos.'],
    upload: ({ megabytes }) => [`Supera los ${number(megabytes)}\u00a0MB.`, 'Adjunta algo más pequeño.'],
    audio_bytes: ({ megabytes }) => [`La grabación supera los ${megabytes}\u00a0MB.`, 'Di menos de una vez.'],
    audio_seconds: ({ seconds }) => [`La grabación dura más de ${number(seconds)} segundos.`, 'Di menos de una vez.'],
    import: ({ megabytes }) => [`El archivo supera los ${number(megabytes)}\u00a0MB.`, 'Exporta menos chats a la vez.'],
  },
  empty_message: {
    general: () => ['La pregunta está vacía.', 'Escribe una pregunta.'],
    no_audio: () => ['La grabación está vacía.', 'Comprueba que el micrófono esté encendido y graba otra vez.'],
    silence: () => [
      'En la grabación no se oye nada.',
      'Comprueba que sea el micrófono correcto y esté encendido, y graba otra vez.',
    ],
    no_words: () => ['En la grabación no se oyen palabras.', 'Habla más cerca del micrófono y graba otra vez.'],
  },

  file_unreadable: {
    general: () => ['No se puede leer este archivo.', 'Guárdalo en otro formato.'],
    pdf_encrypted: () => ['Este PDF está protegido con contraseña.', 'Adjunta una copia sin contraseña.'],
    pdf_broken: () => ['Este PDF está dañado.', 'Adjunta una copia reparada.'],
    pdf_without_text: () => ['Las páginas de este PDF son imágenes sin texto.', 'Adjúntalas como imágenes.'],
    pdf_slow: () => ['Leer este PDF lleva demasiado tiempo.', 'Adjunta una parte.'],
    pdf_memory: () => ['Leer este PDF necesita demasiada memoria.', 'Adjunta una parte.'],
  },
  forbidden: {
    general: () => ['Para eso hace falta una clave.', 'Empareja este cliente con el acompañante.'],
    key: () => ['Sin clave, por esta conexión solo puedes hacer preguntas.', 'Conéctate con una clave.'],
    local_key: () => [
      'Las claves solo se gestionan en el equipo donde funciona Aside.',
      'Hazlo allí, en el terminal o en el panel.',
    ],
    administrator: () => ['Eso solo lo puede hacer quien administra este acompañante.', 'Pídeselo.'],
    other_person: () => [
      'Eso solo lo puede hacer esa persona, o alguien en el equipo donde funciona Aside.',
      'Pídeselo, o hazlo allí, en el terminal.',
    ],
    one_person: () => ['Este acompañante lo usa una sola persona.', 'Inícialo con --people para invitar a otras.'],
    only_rotated: () => ['La clave de este equipo no se puede revocar.', 'Cámbiala por una nueva.'],
    member: () => [
      'Eres invitado en este chat y no puedes hacer otra cosa aquí.',
      'Pregunta a la persona que lo compartió.',
    ],
    reader: () => ['Puedes leer este chat, pero no preguntar.', 'Pide otro enlace a la persona que lo compartió.'],
    words_alone: () => [
      'En un chat compartido solo puedes preguntar con palabras.',
      'Pregunta sin adjuntos y sin ajustes propios.',
    ],
    needs_pairing: () => [
      'Las páginas y los fragmentos solo van a un acompañante emparejado. No se ha enviado nada.',
      'Empareja este navegador (haz clic arriba en el nombre del modelo y después en «Acompañante…»). Después pregunta otra vez.',
    ],
  },
  conflict: {
    general: () => ['Este identificador ya es de otra pregunta.', 'Pregunta con un identificador nuevo.'],
    prompt_changed: () => [
      'Este prompt se ha cambiado mientras tanto en otro lugar.',
      'Guarda el tuyo como otro prompt.',
    ],
  },
  turn_gone: { general: () => ['Esta respuesta ya no está.', 'Pregunta otra vez.'] },
  conversation_gone: {
    general: () => ['Este chat ya no está.', NEW_CHAT],
    followed: () => ['El chat de esta pregunta ya no está.', NEW_CHAT],
    exported: () => ['Este chat no está.', 'Elige otro, o expórtalos todos.'],
    temporary: () => [
      'Un chat temporal no se puede compartir, porque no se guarda.',
      'Empieza uno que se guarde y comparte ese.',
    ],
    stays_in_sight: () => [
      'El acompañante ya no tiene este chat. Se ha eliminado, o era temporal y ha terminado.',
      'Lo que ves aquí se queda. Si preguntas otra vez, el modelo no sabrá nada de lo anterior.',
    ],
  },
  operation_gone: {
    general: () => ['Eso ya ha terminado.', LOOK_AGAIN],
    stopped: () => ['Se ha detenido en otro lugar.', 'Empieza otra vez.'],
  },
  client_gone: { general: () => ['Ningún cliente tiene ya esta clave.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['Ese no es el código.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        one: (shown) => `Ese no es el código. Queda ${shown} intento.`,
        other: (shown) => `Ese no es el código. Quedan ${shown} intentos.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['Este código ya no es válido.', NEW_CODE],
    used: () => ['Este código ya se ha usado.', NEW_CODE],
    expired: () => ['Este código ha caducado.', NEW_CODE],
    replaced: () => ['Este código ya no es válido: hay uno más nuevo.', NEW_CODE],
    tries: () => ['Este código ya no es válido: se han escrito demasiados códigos incorrectos.', NEW_CODE],
    rotated: () => ['Este código ya no es válido: la clave del equipo que lo mostraba se ha cambiado.', NEW_CODE],
    none: () => ['Ahora ningún código espera un emparejamiento.', NEW_CODE],
  },
  link_gone: {
    general: () => ['Este enlace no funciona.', ANOTHER_LINK],
    used: () => ['Este enlace ya se ha usado.', ANOTHER_LINK],
    expired: () => ['Este enlace ha caducado.', ANOTHER_LINK],
    revoked: () => ['Este enlace se ha revocado.', ANOTHER_LINK],
    ended: () => ['Este chat ya no se comparte.', ANOTHER_LINK],
    full: () => [
      'Este chat no se puede compartir con nadie más.',
      'Pide a la persona que lo compartió que haga espacio.',
    ],
  },
  attachments_gone: {
    general: () => ['Los adjuntos de esta pregunta ya no están.', 'Adjúntalos otra vez y pregunta después.'],
    blob: () => ['Un adjunto de esta pregunta ya no está.', 'Adjúntalos otra vez y pregunta después.'],
  },
  overloaded: {
    general: () => ['El acompañante tiene demasiado trabajo.', 'Espera un poco e inténtalo otra vez.'],
    person_turns: ({ most }) => [
      `No puedes tener más preguntas esperando a la vez (límite: ${number(most)}).`,
      'Espera a que se responda una.',
    ],
    person_questions: ({ most, minutes }) => [
      `Has hecho todas las preguntas que puedes en una hora (${number(most)}).`,
      `Pregunta otra vez dentro de ${number(minutes)}\u00a0min.`,
    ],
    person_clients: ({ most }) => [
      `No puedes vincular más navegadores (límite: ${number(most)}).`,
      'Quita antes uno en los ajustes, y vincula este otra vez.',
    ],
    people: ({ most }) => [
      `No pueden usar este acompañante más personas (límite: ${number(most)}).`,
      'Borra antes a alguien.',
    ],
    questions: () => [
      'Hay demasiadas preguntas esperando.',
      'Espera a que algunas tengan respuesta y pregunta otra vez.',
    ],
    draining: () => ['Este acompañante está a punto de detenerse.', 'Pregunta otra vez en un momento.'],
    room: () => ['En esta sala hay demasiadas preguntas esperando.', 'Espera a que algunas tengan respuesta.'],
    pulls: () => ['Ya se están descargando bastantes modelos.', 'Espera a que llegue uno.'],
    uploads: () => ['Hay demasiados envíos a la vez.', 'Espera a que terminen algunos y adjúntalo otra vez.'],
    recordings: () => ['Hay demasiadas grabaciones a la vez.', 'Espera un poco y graba otra vez.'],
    transcriptions: () => ['Se están transcribiendo demasiadas grabaciones.', 'Espera un poco y graba otra vez.'],
    links: () => ['Este chat no puede tener más enlaces.', 'Quita antes uno de ellos.'],
    exports: () => ['Hay demasiadas exportaciones en curso.', 'Espera a que termine una.'],
    import: () => ['Ya se está importando otro archivo.', 'Espera a que termine e inténtalo otra vez.'],
  },
  rate_limited: {
    general: () => ['Demasiados mensajes.', 'Espera un poco.'],
    views: () => ['Esta conexión sigue demasiadas respuestas.', 'Cierra algunas.'],
  },
  interrupted: {
    general: () => ['El acompañante se cerró durante la respuesta.', 'Pregunta otra vez cuando vuelva a funcionar.'],
    restarted: () => [
      'El acompañante se reinició durante esta respuesta. El texto hasta ahí se conserva.',
      'Pregunta otra vez.',
    ],
    no_key: () => [
      'La conexión con el acompañante se cortó, y sin clave una respuesta no puede continuar. El texto hasta ahí se conserva.',
      'Pregunta otra vez.',
    ],
  },

  storage_failed: {
    general: () => ['Ahora no se pueden leer ni guardar chats.', AGAIN],
    folder_in_use: ({ folder }) => [
      `Otro acompañante usa la carpeta de datos ${folder}.`,
      'Usa ese, o ciérralo antes. Para tener dos a la vez, da a uno otra carpeta con --data-dir.',
    ],
    file_in_use: ({ file }) => [`Otro programa usa ${file}.`, 'Ciérralo y reinicia Aside.'],
    newer_version: ({ file }) => [
      `${file} lo escribió una versión más nueva de Aside.`,
      'Actualiza Aside, o elige otra carpeta con --data-dir.',
    ],
    damaged: ({ file }) => [
      `La base de datos ${file} está dañada.`,
      'Llévala a otro lugar con los archivos de al lado para empezar de nuevo. No se ha cambiado nada en ella.',
    ],
    not_ours: ({ file }) => [
      `${file} no es una base de datos de Aside.`,
      'Llévala a otro lugar, o elige otra carpeta con --data-dir.',
    ],
    full: ({ file }) => [`No queda espacio para ${file}.`, 'Libera espacio en el disco.'],
    not_writable: ({ file }) => [
      `No se puede escribir en la base de datos ${file}.`,
      'Permite escribir en su carpeta, o elige otra con --data-dir.',
    ],
    moved: ({ file }) => [
      `La base de datos ${file} se ha eliminado, movido o cambiado mientras Aside funcionaba.`,
      'Devuélvela a su lugar, o reinicia Aside para empezar una nueva.',
    ],
    folder_not_made: ({ folder, reason }) => [
      `No se puede crear la carpeta de datos ${folder} (${reason}).`,
      MAKE_YOURS,
    ],
    file_not_made: ({ file, reason }) => [`No se puede crear ${file} (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} no es un archivo.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} es de otro usuario.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `No se ha podido escribir nada en ${file}.`,
      'Comprueba si el disco está lleno, por encima de la cuota o averiado.',
    ],
    failed: ({ file, reason }) => [`La base de datos ${file} da un error (${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `No se puede acceder a ${database} (${reason}).`,
      'Inicia PostgreSQL. Los chats se guardarán en cuanto responda.',
    ],
    database_slow: ({ database }) => [`${database} ha tardado demasiado.`, 'Inténtalo de nuevo.'],
    database_failed: ({ database, reason }) => [
      `${database} lo ha rechazado (${reason}).`,
      'Comprueba el nombre, el usuario, la contraseña y los permisos.',
    ],
    updating: ({ percent }) => [
      `Aside está actualizando su historial: ${number(percent)}\u00a0%.`,
      'Espera a que termine.',
    ],
    ended: () => ['Ya no se pueden guardar chats.', START_AGAIN],
    stopping: () => ['El acompañante se está cerrando.', START_AGAIN],
    taken_over: () => ['Otro acompañante se ha hecho cargo de esta respuesta.', 'Pregunta otra vez.'],
    revoked_for_now: () => [
      'La clave solo está bloqueada mientras funciona este acompañante: no se ha podido guardar.',
      'Haz que Aside pueda escribir en su carpeta de datos y revoca la clave otra vez.',
    ],
  },
  internal: {
    general: () => ['Algo ha fallado en el acompañante.', 'Inténtalo otra vez. Su registro dice más.'],
    others_away: () => [
      'El acompañante no puede acceder a lo que comparte con otros.',
      'Inténtalo de nuevo en un momento.',
    ],
    not_recorded: () => ['No se ha podido guardar la pregunta.', 'Pregunta otra vez. El registro dice más.'],
    key_not_replaced: () => [
      'No se ha podido cambiar la clave de este equipo. Sigue siendo la misma.',
      `Haz que Aside pueda escribir en su carpeta de datos: \`${ASIDE_COMMAND} doctor\` lo comprueba.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
