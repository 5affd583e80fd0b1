import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Empareja este navegador: ejecuta esto en la carpeta de Aside y escribe el código que muestra.';
const PAIR_AGAIN = 'Emparéjalo otra vez: ejecuta esto en la carpeta de Aside y escribe el código que muestra.';
const START = 'npm start';
const AGAIN = 'Inténtalo otra vez.';
const KEEPS_TRYING = 'Aside sigue intentándolo.';
const NOTHING_IMPORTED = 'No se ha importado nada';
const MEANWHILE = 'Mientras tanto responde el lector integrado: cita las frases principales de una página.';
const NO_OTHER = 'Ningún otro modelo ocupa su lugar automáticamente.';
const CHOOSE = 'Elige otro modelo.';

const itSaid = (said: string) => (said === '' ? '' : ` Dice: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'El servidor de modelos');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} no se puede usar ahora. ${NO_OTHER}`;
const certificate = (address: string) =>
  ` Abre ${address} en una pestaña para ver si el navegador confía en su certificado.`;

const FAILURES = {
  not_connected: ['No hay conexión con el acompañante.', 'Inténtalo en cuanto vuelva.'],
  connection_broke: ['La conexión con el acompañante se cortó antes de que llegara una respuesta.', AGAIN],
  no_answer: ['El acompañante no ha respondido a tiempo.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE =
  'Ejecuta npm start en la carpeta de Aside: así se vuelve a escribir companion.json. Después inténtalo otra vez.';
const LET_STORE =
  'Permite que el navegador guarde datos para Aside, y comprueba que el disco no esté lleno. Después inténtalo otra vez.';
const READ_AGAIN = 'Inténtalo otra vez, o reinicia el navegador. Si no ayuda, empareja de nuevo.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json no es JSON válido.', WRITE_FILE],
    file_not_object: ['companion.json no es un objeto JSON.', WRITE_FILE],
    file_no_address: ['companion.json no tiene una "address" válida de la forma host:puerto.', WRITE_FILE],
    file_no_token: ['companion.json no tiene un "token" válido.', WRITE_FILE],
    not_a_key: ['Lo que el navegador ha guardado para Aside no es una clave.', READ_AGAIN],
    not_kept: [`El navegador no ha podido guardar la clave${because}.`, LET_STORE],
    not_removed: [`El navegador no ha podido quitar la clave${because}.`, LET_STORE],
    not_shown: [`El navegador no ha podido leer la clave${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('No se han podido cargar tus chats'),
  more_chats_not_listed: failed('No se han podido cargar los demás chats'),
  search_failed: failed('La búsqueda ha fallado'),
  not_shared: failed('No se ha podido crear el enlace'),
  sharing_not_changed: failed('No se ha podido cambiar lo compartido'),
  not_renamed: failed('No se ha podido cambiar el nombre del chat'),
  not_pinned: failed('No se ha podido fijar el chat'),
  not_unpinned: failed('No se ha podido desfijar el chat'),
  not_deleted: failed('No se ha podido eliminar el chat'),
  not_restored: failed('No se ha podido recuperar el chat'),
  chats_not_changed: failed('No se han podido cambiar los chats'),
  not_all_selected: failed('No se han podido seleccionar todos los chats'),
  chat_not_shown: failed('No se puede mostrar este chat'),
  not_exported: failed('No se ha exportado nada'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('No se pueden mostrar los ajustes'),
  settings_not_set: failed('El ajuste no se ha guardado'),
  model_not_pulled: failed('No se ha podido descargar el modelo'),
  model_not_changed: failed('No se ha podido hacer eso con este modelo'),
  chat_not_there: () =>
    told('Este chat ya no está', 'Se ha eliminado, o era temporal y ha terminado.', 'Este es un chat nuevo.'),
  not_for_guests: ({ command }) =>
    told(
      'Tus chats todavía no se guardan',
      'Este navegador no está emparejado con el acompañante, y los chats de los invitados no se guardan.',
      'Emparéjalo: ejecuta esto en la carpeta de Aside y escribe el código que muestra.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `El archivo supera los ${number(megabytes)}\u00a0MB.`, 'Exporta menos chats a la vez.'),
  file_no_text: () => told(NOTHING_IMPORTED, 'El archivo no es de texto.', 'Si es un archivo ZIP, descomprímelo.'),
  archive_unreadable: () =>
    told(
      NOTHING_IMPORTED,
      'No se puede leer ningún chat en este archivo ZIP.',
      'Descomprímelo y elige conversations.json.',
    ),
  file_unreadable: () => told(NOTHING_IMPORTED, 'No se puede leer el archivo.', 'Elígelo otra vez.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} no responde`,
      `No hay respuesta en ${address}. ${consequence(chosen)}`,
      kind === 'ollama' ? 'Inicia Ollama. Aside lo encuentra solo.' : 'Inicia el servidor. Aside lo encuentra solo.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} se niega a responder`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} aún no está listo`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} no tiene ningún modelo`,
      `El servidor en ${address} no nombra ninguno. ${MEANWHILE}`,
      'Carga uno allí.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama todavía no tiene ningún modelo',
      `Ollama funciona en ${address}, pero no hay ningún modelo instalado. ${MEANWHILE}`,
      'Descarga uno. Aside lo encuentra solo después de la descarga.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Ningún modelo puede chatear aquí',
      count > 1
        ? `Lo que hay instalado está hecho para otra cosa (${model}, …). ${MEANWHILE}`
        : `Lo que hay instalado está hecho para otra cosa (${model}). ${MEANWHILE}`,
      'Descarga uno que pueda. Aside lo encuentra solo después de la descarga.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} no puede chatear`,
      `El modelo elegido está hecho para otra cosa, por ejemplo para buscar. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `${model} ya no está`,
      `El modelo elegido se ha quitado o tiene otro nombre. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Elige otro modelo o descárgalo otra vez:',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'El acompañante de Aside no está en marcha',
      `No hay respuesta en ${address}.`,
      'Ejecuta npm start en la carpeta de Aside. El panel se conectará solo.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'No se puede conectar con el acompañante de Aside',
      `No hay respuesta en ${address}.`,
      `Comprueba que esté en marcha allí y que este equipo esté en su red.${secure ? certificate(address) : ''} El panel se conectará solo.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('El acompañante rechaza esta extensión', `El programa en ${address} no acepta ${origin}.`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Este navegador ya no está emparejado',
      `El acompañante en ${address} no conoce su clave. Se ha revocado, o ahora usa otra carpeta de datos.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('Este navegador todavía no está emparejado', 'El acompañante pide una clave.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('La clave de este panel no sirve', message, cure);
  },
  key_unreadable: ({ said }) => told('La clave de este panel no sirve', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'Este no es tu acompañante',
      `El programa que responde en ${address} no ha podido demostrar que conoce la clave de este panel. No se ha enviado nada.`,
      'Averigua qué programa usa ese puerto y ciérralo. Después ejecuta npm start en la carpeta de Aside.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Este no es el acompañante de Aside',
      `El programa que responde en ${address} no habla el protocolo de Aside.`,
      'Cierra ese programa, o inicia el acompañante en otro puerto: npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'El acompañante no responde',
      `No llega nada de ${address}.`,
      'Mira el terminal donde está en marcha npm start. Si se ha colgado, pulsa Ctrl+C e inícialo de nuevo.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('El acompañante ha cerrado la conexión', `Sin nombrar ningún error.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'El acompañante se está cerrando',
      `Se ha detenido en ${address}.`,
      'El panel se conectará solo cuando vuelva a iniciarse.',
      START,
    ),
  message_too_large: () =>
    told(
      'Era demasiado grande para enviarlo',
      'El acompañante ha cerrado la conexión porque un mensaje era demasiado grande.',
      'Envía menos de la página e inténtalo otra vez.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'El acompañante pide una clave',
      `El acompañante en ${address} pide una clave, y esta extensión no tiene ninguna.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'El acompañante no conoce la clave de esta extensión',
      `El acompañante en ${address} ha rechazado la clave de companion.json, también después de leer el archivo de nuevo.`,
      'Cierra el acompañante y ejecuta npm start en la carpeta donde se construyó esta extensión. Después inténtalo otra vez.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told('El acompañante no acepta esta extensión', `En ${address} rechaza ${origin}.${itSaid(said)}`, PAIR, command),
  no_common_version: ({ said }) =>
    told(
      'La extensión y el acompañante no encajan',
      `Hablan versiones distintas del protocolo de Aside.${itSaid(said)}`,
      'Actualiza los dos a la misma versión: ejecuta npm start en la carpeta de Aside y recarga la extensión.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Demasiados mensajes',
      'El panel ha enviado más mensajes por segundo de los que acepta el acompañante.',
      'Espera un poco e inténtalo otra vez.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'El acompañante tiene demasiadas conexiones',
      `En ${address} no acepta más por ahora.`,
      `Cierra los paneles que no necesites. ${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside está actualizando su historial',
      `${number(percent)}\u00a0% hecho. No se pierde nada. Hace falta una vez después de una actualización.`,
      'Después el panel se conecta solo, y lo que preguntes ahora se enviará entonces.',
    ),
  companion_not_ready: () =>
    told(
      'El acompañante espera su base de datos',
      'No puede comprobar claves hasta que vuelva. No se pierde nada.',
      'Después el panel se conecta solo, y lo que preguntes ahora se enviará entonces.',
    ),
  companion_failed: ({ said }) =>
    told(
      'Ha habido un error en el acompañante',
      `Un error interno ha cortado la conexión.${itSaid(said)}`,
      `Su terminal dice más. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('Se ha perdido la conexión con el acompañante', `La conexión con ${address} se ha cortado.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'El acompañante ha cerrado la conexión',
      `La ha cerrado con el código ${closeCode}.${itSaid(said)}`,
      'Si intentarlo otra vez no ayuda, actualiza la extensión y el acompañante a la misma versión.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
