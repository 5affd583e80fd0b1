import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where a chat is shared. */
export const rooms: Catalogue['rest']['rooms'] = {
  share: 'Condividi questa chat',
  shareText: 'Chi ha il link vede tutta la chat: ciò che è stato chiesto e risposto finora, e tutto ciò che verrà.',
  may: 'Gli altri possono',
  write: 'Chiedere e interrompere risposte',
  read: 'Solo leggere',
  uses: 'Il link vale per',
  severalPeople: 'Più persone',
  onePerson: 'Una persona',
  ends: 'Il link scade',
  inOneHour: 'Tra un’ora',
  inOneDay: 'Tra 24 ore',
  inOneWeek: 'Tra 7 giorni',
  whenRevoked: 'Quando lo revochi',
  create: 'Crea link',
  creating: 'Creazione…',
  link: 'Link',
  linkText: 'Invia questo link adesso: più tardi non potrà essere mostrato di nuovo.',
  copyLink: 'Copia il link',
  qrCode: 'Codice QR del link',
  address: 'Indirizzo nel link',
  onlyHere: 'Solo questo computer può aprire il link',
  onlyHereText:
    'L’app complementare accetta solo connessioni da questo computer. Se ti fidi di tutti nella tua rete, riavviala con il comando qui sotto e crea un altro link. Per cifrare invece la connessione, vedi docs/beyond-this-machine.md nella cartella di Aside.',
  links: 'Link',
  linkWrites: 'Per chiedere',
  linkReads: 'Per leggere',
  usesLeft: (count) =>
    plural(count, {
      one: () => 'per un’altra persona',
      other: (shown) => `per altre ${shown} persone`,
    }),
  unlimited: 'per un numero qualsiasi di persone',
  until: (time) => `fino a: ${time}`,
  untilRevoked: 'finché non lo revochi',
  joined: (count) =>
    plural(count, { one: (shown) => `${shown} persona entrata`, other: (shown) => `${shown} persone entrate` }),
  revoke: 'Revoca',
  revokeLink: (which) => `Revoca questo link: ${which}`,
  people: 'Persone',
  nobodyJoined: 'Non è ancora entrato nessuno.',
  here: 'Qui',
  away: 'Assente',
  writes: 'può chiedere',
  reads: 'legge soltanto',
  remove: 'Rimuovi',
  removeName: (name) => `Rimuovi ${name}`,
  removeTitle: (name) => `Rimuovere ${name} da questa chat?`,
  removeText: 'Perde subito l’accesso, e le sue domande senza risposta vengono interrotte.',
  keep: 'Tieni',
  stop: 'Non condividere più',
  stopTitle: 'Non condividere più questa chat?',
  stopText: 'Tutti gli altri perdono subito l’accesso e i link non valgono più. A te la chat resta.',
  keepSharing: 'Continua a condividere',

  host: 'Host',
  theHost: 'l’host',
  you: 'Tu',
  youNamed: (name) => `${name} (tu)`,
  nobodyHere: 'Condivisa. Non c’è nessun altro',
  areHere: (names, count) => plural(count, { one: () => `${names} è qui`, other: () => `${names} sono qui` }),
  manyHere: (count) =>
    plural(count, { one: (shown) => `${shown} persona è qui`, other: (shown) => `${shown} persone sono qui` }),
  hostTypes: 'L’host sta scrivendo…',
  typing: (names, count) =>
    plural(count, { one: () => `${names} sta scrivendo…`, other: () => `${names} stanno scrivendo…` }),
  manyTyping: (count) =>
    plural(count, {
      one: (shown) => `${shown} persona sta scrivendo…`,
      other: (shown) => `${shown} persone stanno scrivendo…`,
    }),
  came: (names) => `Ingresso: ${names}`,
  went: (names) => `Uscita: ${names}`,
  stoppedBy: (name) => `Interrotta da ${name}`,
  stoppedByHost: 'Interrotta dall’host',

  join: 'Entra',
  joining: 'Ingresso nella chat…',
  joinTitle: 'Entra in una chat condivisa',
  joinText:
    'Gli altri vedono il tuo nome, quando sei qui e che cosa scrivi. Tutto resta sul computer di chi condivide la chat, e quella persona vede tutto.',
  yourName: 'Il tuo nome',
  badName: `Usa da 1 a ${LIMITS.memberNameChars} caratteri visibili.`,
  joinFailures: {
    no_link: ['Questo link non è completo.', 'Copia tutto il link e aprilo di nuovo.'],
    link_not_known: ['Questo link non vale più.', 'Chiedine uno nuovo.'],
    unreachable: [
      'La chat non è raggiungibile.',
      'Controlla la tua connessione e che il computer che la condivide sia acceso, poi riprova.',
    ],
    too_many: ['Troppe persone stanno cercando di entrare.', 'Aspetta un momento, poi riprova.'],
    not_kept: [
      'Questo browser non lascia che la pagina conservi la sua chiave.',
      'Consenti alla pagina di salvare dati, o usa una finestra che non sia privata.',
    ],
    unexpected: ['Qualcosa è andato storto.', 'Ricarica la pagina e riprova.'],
  },

  peopleHere: 'Persone in questa chat',
  readerNote: 'Stai solo leggendo. Per chiedere serve un link che lo permetta.',
  leave: 'Esci da questa chat',
  leaveTitle: 'Uscire da questa chat?',
  leaveText: 'Per tornare ti servirà un link. Le tue domande restano nella chat.',
  stay: 'Resta',
  lost: 'Nessuna connessione a questa chat',
  lostText:
    'La tua rete non funziona, o il computer che condivide la chat è spento. Questa pagina si riconnette da sola.',
  over: {
    removed_from_room: [
      'Ti hanno rimosso da questa chat',
      'Se è stato un errore, chiedi un nuovo link a chi la condivide.',
    ],
    room_ended: ['Questa chat non è più condivisa', 'Chi la condivideva ha smesso di farlo.'],
    not_a_member: ['Non sei più in questa chat', 'Per tornare, chiedi un nuovo link a chi la condivide.'],
    left: ['Hai lasciato questa chat', 'Per tornare, apri di nuovo un suo link.'],
  },
};
