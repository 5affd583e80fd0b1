import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where a chat is shared. */
export const rooms: Catalogue['rest']['rooms'] = {
  share: 'Compartir este chat',
  shareText:
    'Todos los que tengan el enlace verán el chat entero: las preguntas y respuestas hasta ahora y todo lo que venga.',
  may: 'Los demás pueden',
  write: 'Preguntar y detener respuestas',
  read: 'Solo leer',
  uses: 'El enlace es válido para',
  severalPeople: 'Varias personas',
  onePerson: 'Una persona',
  ends: 'El enlace caduca',
  inOneHour: 'En una hora',
  inOneDay: 'En 24 horas',
  inOneWeek: 'En 7 días',
  whenRevoked: 'Cuando lo revoques',
  create: 'Crear enlace',
  creating: 'Creando…',
  link: 'Enlace',
  linkText: 'Envía el enlace ahora: después no se podrá volver a mostrar.',
  copyLink: 'Copiar enlace',
  qrCode: 'Código QR del enlace',
  address: 'Dirección del enlace',
  onlyHere: 'Solo este equipo puede abrir el enlace',
  onlyHereText:
    'El acompañante solo acepta conexiones de este equipo. Si confías en todos los de tu red, reinícialo con el comando de abajo y crea otro enlace. Para cifrar la conexión, lee docs/beyond-this-machine.md en la carpeta de Aside.',
  links: 'Enlaces',
  linkWrites: 'Para preguntar',
  linkReads: 'Para leer',
  usesLeft: (count) =>
    plural(count, { one: () => 'para una persona más', other: (shown) => `para ${shown} personas más` }),
  unlimited: 'sin límite de personas',
  until: (time) => `hasta ${time}`,
  untilRevoked: 'hasta que lo revoques',
  joined: (count) =>
    plural(count, { one: (shown) => `${shown} persona ha entrado`, other: (shown) => `${shown} personas han entrado` }),
  revoke: 'Revocar',
  revokeLink: (which) => `Revocar este enlace: ${which}`,
  people: 'Personas',
  nobodyJoined: 'Todavía no ha entrado nadie.',
  here: 'Presente',
  away: 'Ausente',
  writes: 'puede preguntar',
  reads: 'solo lee',
  remove: 'Quitar',
  removeName: (name) => `Quitar a ${name}`,
  removeTitle: (name) => `¿Quitar a ${name} de este chat?`,
  removeText: 'Su acceso termina de inmediato, y sus preguntas sin responder se detienen.',
  keep: 'Conservar',
  stop: 'Dejar de compartir',
  stopTitle: '¿Dejar de compartir este chat?',
  stopText: 'El acceso de los demás termina de inmediato, y los enlaces dejan de ser válidos. Tú conservas el chat.',
  keepSharing: 'Seguir compartiendo',

  host: 'Anfitrión',
  theHost: 'el anfitrión',
  you: 'Tú',
  youNamed: (name) => `${name} (tú)`,
  nobodyHere: 'Compartido. No hay nadie más',
  areHere: (names, count) => plural(count, { one: () => `${names} está aquí`, other: () => `${names} están aquí` }),
  manyHere: (count) =>
    plural(count, {
      one: (shown) => `${shown} persona está aquí`,
      other: (shown) => `${shown} personas están aquí`,
    }),
  hostTypes: 'El anfitrión escribe…',
  typing: (names, count) => plural(count, { one: () => `${names} escribe…`, other: () => `${names} escriben…` }),
  manyTyping: (count) =>
    plural(count, {
      one: (shown) => `${shown} persona escribe…`,
      other: (shown) => `${shown} personas escriben…`,
    }),
  came: (names) => `Ha entrado: ${names}`,
  went: (names) => `Ha salido: ${names}`,
  stoppedBy: (name) => `Detenida por ${name}`,
  stoppedByHost: 'Detenida por el anfitrión',

  join: 'Entrar',
  joining: 'Entrando…',
  joinTitle: 'Entrar en un chat compartido',
  joinText:
    'Los demás ven tu nombre, cuándo estás y qué escribes. Todo queda en el equipo de la persona que comparte el chat, y esa persona lo ve todo.',
  yourName: 'Tu nombre',
  badName: `Usa de 1 a ${LIMITS.memberNameChars} caracteres visibles.`,
  joinFailures: {
    no_link: ['Este enlace no está completo.', 'Copia el enlace entero y ábrelo otra vez.'],
    link_not_known: ['Este enlace ya no es válido.', 'Pide uno nuevo.'],
    unreachable: [
      'No se puede conectar con el chat.',
      'Comprueba tu conexión y que el equipo que lo comparte esté encendido. Después inténtalo otra vez.',
    ],
    too_many: ['Demasiadas personas quieren entrar ahora.', 'Espera un poco e inténtalo otra vez.'],
    not_kept: [
      'Este navegador no deja que la página guarde su clave.',
      'Permite que la página guarde datos, o usa una ventana que no sea privada.',
    ],
    unexpected: ['Algo ha fallado.', 'Recarga la página e inténtalo otra vez.'],
  },

  peopleHere: 'Personas en este chat',
  readerNote: 'Solo estás leyendo. Para preguntar hace falta un enlace que lo permita.',
  leave: 'Salir de este chat',
  leaveTitle: '¿Salir de este chat?',
  leaveText: 'Para volver necesitarás un enlace. Tus preguntas se quedan en el chat.',
  stay: 'Quedarse',
  lost: 'Sin conexión con este chat',
  lostText: 'Tu red no funciona, o el equipo que comparte el chat está apagado. Esta página se vuelve a conectar sola.',
  over: {
    removed_from_room: [
      'Te han quitado de este chat',
      'Si ha sido un error, pide un enlace nuevo a la persona que lo comparte.',
    ],
    room_ended: ['Este chat ya no se comparte', 'La persona que lo compartía ha dejado de hacerlo.'],
    not_a_member: ['Ya no estás en este chat', 'Para volver, pide un enlace nuevo a la persona que lo comparte.'],
    left: ['Has salido de este chat', 'Para volver, abre otra vez un enlace a él.'],
  },
};
