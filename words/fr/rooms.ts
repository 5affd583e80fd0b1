import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where a chat is shared. */
export const rooms: Catalogue['rest']['rooms'] = {
  share: 'Partager ce chat',
  shareText:
    'Toutes les personnes qui ont le lien voient le chat entier : les questions et réponses jusqu’ici, et tout ce qui viendra.',
  may: 'Les autres peuvent',
  write: 'Demander et arrêter des réponses',
  read: 'Seulement lire',
  uses: 'Le lien est valable pour',
  severalPeople: 'Plusieurs personnes',
  onePerson: 'Une personne',
  ends: 'Le lien expire',
  inOneHour: 'Dans une heure',
  inOneDay: 'Dans 24 heures',
  inOneWeek: 'Dans 7 jours',
  whenRevoked: 'Quand vous le révoquez',
  create: 'Créer le lien',
  creating: 'Création…',
  link: 'Lien',
  linkText: 'Envoyez le lien maintenant : il ne pourra plus être affiché ensuite.',
  copyLink: 'Copier le lien',
  qrCode: 'Code QR du lien',
  address: 'Adresse dans le lien',
  onlyHere: 'Seul cet ordinateur peut ouvrir le lien',
  onlyHereText:
    'Le compagnon n’accepte que les connexions de cet ordinateur. Si vous faites confiance à tout le monde sur votre réseau, redémarrez-le avec la commande ci-dessous et créez un autre lien. Pour chiffrer plutôt la connexion, lisez docs/beyond-this-machine.md dans le dossier d’Aside.',
  links: 'Liens',
  linkWrites: 'Pour demander',
  linkReads: 'Pour lire',
  usesLeft: (count) =>
    plural(count, {
      one: (shown) => `pour encore ${shown} personne`,
      other: (shown) => `pour encore ${shown} personnes`,
    }),
  unlimited: 'sans limite de personnes',
  until: (time) => `jusqu’à ${time}`,
  untilRevoked: 'jusqu’à ce que vous le révoquiez',
  joined: (count) =>
    plural(count, {
      one: (shown) => `${shown} personne a rejoint le chat`,
      other: (shown) => `${shown} personnes ont rejoint le chat`,
    }),
  revoke: 'Révoquer',
  revokeLink: (which) => `Révoquer ce lien : ${which}`,
  people: 'Personnes',
  nobodyJoined: 'Personne n’a encore rejoint ce chat.',
  here: 'En ligne',
  away: 'Hors ligne',
  writes: 'peut demander',
  reads: 'lit seulement',
  remove: 'Retirer',
  removeName: (name) => `Retirer ${name}`,
  removeTitle: (name) => `Retirer ${name} de ce chat ?`,
  removeText: 'Son accès se termine aussitôt, et ses questions sans réponse sont arrêtées.',
  keep: 'Garder',
  stop: 'Ne plus partager',
  stopTitle: 'Ne plus partager ce chat ?',
  stopText: 'L’accès de tous les autres se termine aussitôt, et les liens ne sont plus valables. Vous gardez le chat.',
  keepSharing: 'Continuer à partager',

  host: 'Hôte',
  theHost: 'l’hôte',
  you: 'Vous',
  youNamed: (name) => `${name} (vous)`,
  nobodyHere: 'Partagé. Personne d’autre n’est là',
  areHere: (names, count) => plural(count, { one: () => `${names} est là`, other: () => `${names} sont là` }),
  manyHere: (count) =>
    plural(count, {
      one: (shown) => `${shown} personne est là`,
      other: (shown) => `${shown} personnes sont là`,
    }),
  hostTypes: 'L’hôte écrit…',
  typing: (names, count) => plural(count, { one: () => `${names} écrit…`, other: () => `${names} écrivent…` }),
  manyTyping: (count) =>
    plural(count, {
      one: (shown) => `${shown} personne écrit…`,
      other: (shown) => `${shown} personnes écrivent…`,
    }),
  came: (names) => `A rejoint le chat : ${names}`,
  went: (names) => `A quitté le chat : ${names}`,
  stoppedBy: (name) => `Arrêté par ${name}`,
  stoppedByHost: 'Arrêté par l’hôte',

  join: 'Rejoindre',
  joining: 'Entrée dans le chat…',
  joinTitle: 'Rejoindre un chat partagé',
  joinText:
    'Les autres voient votre nom, quand vous êtes là et ce que vous écrivez. Tout reste sur l’ordinateur de la personne qui partage le chat, et elle voit tout.',
  yourName: 'Votre nom',
  badName: `Prenez de 1 à ${LIMITS.memberNameChars} caractères visibles.`,
  joinFailures: {
    no_link: ['Ce lien est incomplet.', 'Copiez le lien entier et rouvrez-le.'],
    link_not_known: ['Ce lien n’est plus valable.', 'Demandez-en un nouveau.'],
    unreachable: [
      'Le chat est injoignable.',
      'Vérifiez votre connexion, et que l’ordinateur qui le partage est allumé. Puis réessayez.',
    ],
    too_many: ['Trop de personnes veulent entrer en ce moment.', 'Attendez un peu, puis réessayez.'],
    not_kept: [
      'Ce navigateur ne laisse pas la page garder sa clé.',
      'Autorisez la page à enregistrer des données, ou utilisez une fenêtre qui n’est pas privée.',
    ],
    unexpected: ['Une erreur s’est produite.', 'Rechargez la page et réessayez.'],
  },

  peopleHere: 'Personnes dans ce chat',
  readerNote: 'Vous lisez seulement. Pour demander, il faut un lien qui le permet.',
  leave: 'Quitter ce chat',
  leaveTitle: 'Quitter ce chat ?',
  leaveText: 'Pour revenir, il vous faudra un lien. Vos questions restent dans le chat.',
  stay: 'Rester',
  lost: 'Pas de connexion à ce chat',
  lostText:
    'Votre réseau est coupé, ou l’ordinateur qui partage le chat est éteint. Cette page se reconnecte toute seule.',
  over: {
    removed_from_room: [
      'Votre accès à ce chat a été retiré',
      'Si c’est une erreur, demandez un nouveau lien à la personne qui le partage.',
    ],
    room_ended: ['Ce chat n’est plus partagé', 'La personne qui le partageait y a mis fin.'],
    not_a_member: [
      'Vous n’êtes plus dans ce chat',
      'Pour revenir, demandez un nouveau lien à la personne qui le partage.',
    ],
    left: ['Vous avez quitté ce chat', 'Pour revenir, rouvrez un lien vers lui.'],
  },
};
