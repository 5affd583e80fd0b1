import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = 'Associez ce navigateur : exécutez ceci dans le dossier d’Aside et entrez le code affiché.';
const PAIR_AGAIN = 'Associez-le de nouveau : exécutez ceci dans le dossier d’Aside et entrez le code affiché.';
const START = 'npm start';
const AGAIN = 'Réessayez.';
const KEEPS_TRYING = 'Aside continue d’essayer.';
const NOTHING_IMPORTED = 'Rien n’a été importé';
const MEANWHILE = 'En attendant, le lecteur intégré répond : il cite les phrases principales d’une page.';
const NO_OTHER = 'Aucun autre modèle ne prend sa place tout seul.';
const CHOOSE = 'Choisissez un autre modèle.';

const itSaid = (said: string) => (said === '' ? '' : ` Il dit : ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : 'Le serveur de modèles');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} ne peut pas être utilisé pour l’instant. ${NO_OTHER}`;
const certificate = (address: string) =>
  ` Ouvrez ${address} dans un onglet pour voir si le navigateur fait confiance à son certificat.`;

const FAILURES = {
  not_connected: ['Il n’y a pas de connexion au compagnon.', 'Réessayez dès qu’il sera de retour.'],
  connection_broke: ['La connexion au compagnon s’est coupée avant qu’une réponse arrive.', AGAIN],
  no_answer: ['Le compagnon n’a pas répondu à temps.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Exécutez npm start dans le dossier d’Aside : cela réécrit companion.json. Puis réessayez.';
const LET_STORE =
  'Autorisez le navigateur à enregistrer des données pour Aside, et vérifiez que le disque n’est pas plein. Puis réessayez.';
const READ_AGAIN = 'Réessayez, ou redémarrez le navigateur. Si cela n’aide pas, associez-le de nouveau.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : ` (${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json n’est pas du JSON valide.', WRITE_FILE],
    file_not_object: ['companion.json n’est pas un objet JSON.', WRITE_FILE],
    file_no_address: ['companion.json ne contient pas de "address" valide de la forme hôte:port.', WRITE_FILE],
    file_no_token: ['companion.json ne contient pas de "token" valide.', WRITE_FILE],
    not_a_key: ['Ce que le navigateur a gardé pour Aside n’est pas une clé.', READ_AGAIN],
    not_kept: [`Le navigateur n’a pas pu garder la clé${because}.`, LET_STORE],
    not_removed: [`Le navigateur n’a pas pu retirer la clé${because}.`, LET_STORE],
    not_shown: [`Le navigateur n’a pas pu lire la clé${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('Vos chats n’ont pas pu être chargés'),
  more_chats_not_listed: failed('Les autres chats n’ont pas pu être chargés'),
  search_failed: failed('La recherche a échoué'),
  not_shared: failed('Le lien n’a pas pu être créé'),
  sharing_not_changed: failed('Le partage n’a pas pu être modifié'),
  not_renamed: failed('Le chat n’a pas pu être renommé'),
  not_pinned: failed('Le chat n’a pas pu être épinglé'),
  not_unpinned: failed('Le chat n’a pas pu être désépinglé'),
  not_deleted: failed('Le chat n’a pas pu être supprimé'),
  not_restored: failed('Le chat n’a pas pu être rétabli'),
  chats_not_changed: failed('Les chats n’ont pas pu être modifiés'),
  not_all_selected: failed('Impossible de sélectionner tous les chats'),
  chat_not_shown: failed('Ce chat ne peut pas être affiché'),
  not_exported: failed('Rien n’a été exporté'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('Les paramètres ne peuvent pas être affichés'),
  settings_not_set: failed('Le paramètre n’a pas été enregistré'),
  model_not_pulled: failed('Le modèle n’a pas pu être téléchargé'),
  model_not_changed: failed('Cela n’a pas pu être fait avec ce modèle'),
  chat_not_there: () =>
    told(
      'Ce chat n’existe plus',
      'Il a été supprimé, ou c’était un chat temporaire, et il est terminé.',
      'Voici un nouveau chat.',
    ),
  not_for_guests: ({ command }) =>
    told(
      'Vos chats ne sont pas encore enregistrés',
      'Ce navigateur n’est pas associé au compagnon, et les chats des invités ne sont pas enregistrés.',
      'Associez-le : exécutez ceci dans le dossier d’Aside et entrez le code affiché.',
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `Le fichier dépasse ${number(megabytes)}\u00a0Mo.`, 'Exportez moins de chats à la fois.'),
  file_no_text: () =>
    told(NOTHING_IMPORTED, 'Ce fichier n’est pas un fichier texte.', 'Si c’est une archive ZIP, décompressez-la.'),
  archive_unreadable: () =>
    told(
      NOTHING_IMPORTED,
      'Aucun chat n’est lisible dans cette archive.',
      'Décompressez-la et choisissez conversations.json.',
    ),
  file_unreadable: () => told(NOTHING_IMPORTED, 'Le fichier est illisible.', 'Choisissez-le de nouveau.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)} ne répond pas`,
      `Rien ne répond à ${address}. ${consequence(chosen)}`,
      kind === 'ollama' ? 'Lancez Ollama. Aside le trouve tout seul.' : 'Lancez le serveur. Aside le trouve tout seul.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)} refuse de répondre`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)} n’est pas encore prêt`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)} n’a pas de modèle`,
      `Le serveur à ${address} n’en cite aucun. ${MEANWHILE}`,
      'Chargez-y en un.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama n’a pas encore de modèle',
      `Ollama tourne à ${address}, mais aucun modèle n’est installé. ${MEANWHILE}`,
      'Téléchargez-en un. Aside le trouve tout seul après le téléchargement.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      'Aucun modèle ne peut discuter ici',
      count > 1
        ? `Ce qui est installé est fait pour autre chose (${model}, …). ${MEANWHILE}`
        : `Ce qui est installé est fait pour autre chose (${model}). ${MEANWHILE}`,
      'Téléchargez-en un qui le peut. Aside le trouve tout seul après le téléchargement.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(
      `${model} ne peut pas discuter`,
      `Le modèle choisi est fait pour autre chose, par exemple la recherche. ${NO_OTHER}`,
      CHOOSE,
    ),
  model_gone: ({ model, command }) =>
    told(
      `${model} n’est plus là`,
      `Le modèle choisi a été retiré ou renommé. ${NO_OTHER}`,
      command === '' ? CHOOSE : 'Choisissez un autre modèle, ou téléchargez-le de nouveau :',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Le compagnon d’Aside ne tourne pas',
      `Rien ne répond à ${address}.`,
      'Exécutez npm start dans le dossier d’Aside. Le panneau se connectera alors tout seul.',
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Le compagnon d’Aside est injoignable',
      `Rien ne répond à ${address}.`,
      `Vérifiez qu’il y tourne et que cet ordinateur est sur son réseau.${secure ? certificate(address) : ''} Le panneau se connectera alors tout seul.`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told('Le compagnon refuse cette extension', `Le programme à ${address} n’accepte pas ${origin}.`, PAIR, command),
  not_paired_any_more: ({ address, command }) =>
    told(
      'Ce navigateur n’est plus associé',
      `Le compagnon à ${address} ne connaît pas sa clé. Elle a été révoquée, ou il utilise maintenant un autre dossier de données.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('Ce navigateur n’est pas encore associé', 'Le compagnon demande une clé.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('La clé de ce panneau est inutilisable', message, cure);
  },
  key_unreadable: ({ said }) => told('La clé de ce panneau est inutilisable', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      'Ce n’est pas votre compagnon',
      `Le programme qui répond à ${address} n’a pas pu prouver qu’il connaît la clé de ce panneau. Rien n’a été envoyé.`,
      'Cherchez quel programme utilise ce port et arrêtez-le. Puis exécutez npm start dans le dossier d’Aside.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Ce n’est pas le compagnon d’Aside',
      `Le programme qui répond à ${address} ne parle pas le protocole d’Aside.`,
      'Arrêtez ce programme, ou lancez le compagnon sur un autre port : npm start -- --port 11436.',
    ),
  companion_silent: ({ address }) =>
    told(
      'Le compagnon ne répond pas',
      `Rien ne revient de ${address}.`,
      'Regardez le terminal où npm start tourne. S’il est bloqué, appuyez sur Ctrl+C et relancez-le.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('Le compagnon a fermé la connexion', `Sans nommer d’erreur.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      'Le compagnon s’arrête',
      `Il a été arrêté à ${address}.`,
      'Le panneau se reconnectera tout seul quand il redémarrera.',
      START,
    ),
  message_too_large: () =>
    told(
      'C’était trop grand pour être envoyé',
      'Le compagnon a fermé la connexion parce qu’un message était trop grand.',
      'Envoyez moins de la page, puis réessayez.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      'Le compagnon demande une clé',
      `Le compagnon à ${address} demande une clé, et cette extension n’en a pas.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      'Le compagnon ne connaît pas la clé de cette extension',
      `Le compagnon à ${address} a refusé la clé de companion.json, même après une nouvelle lecture du fichier.`,
      'Arrêtez le compagnon et exécutez npm start dans le dossier où cette extension a été construite. Puis réessayez.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      'Le compagnon n’accepte pas cette extension',
      `À ${address}, il refuse ${origin}.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      'L’extension et le compagnon ne vont pas ensemble',
      `Ils parlent des versions différentes du protocole d’Aside.${itSaid(said)}`,
      'Mettez les deux à la même version : exécutez npm start dans le dossier d’Aside et rechargez l’extension.',
      START,
    ),
  too_many_messages: () =>
    told(
      'Trop de messages',
      'Le panneau a envoyé plus de messages par seconde que le compagnon n’en accepte.',
      'Attendez un peu, puis réessayez.',
    ),
  too_many_connections: ({ address }) =>
    told(
      'Le compagnon a trop de connexions',
      `À ${address}, il n’en accepte pas d’autres pour l’instant.`,
      `Fermez les panneaux dont vous n’avez pas besoin. ${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside met à jour son historique',
      `Fait à ${number(percent)}\u00a0%. Rien ne se perd. C’est nécessaire une fois après une mise à jour.`,
      'Le panneau se connecte ensuite tout seul, et ce que vous demandez maintenant sera envoyé.',
    ),
  companion_not_ready: () =>
    told(
      'Le compagnon attend sa base de données',
      'Il ne peut vérifier aucune clé tant qu’elle n’est pas revenue. Rien ne se perd.',
      'Le panneau se connecte ensuite tout seul, et ce que vous demandez maintenant sera envoyé.',
    ),
  companion_failed: ({ said }) =>
    told(
      'Une erreur s’est produite dans le compagnon',
      `Une erreur interne a mis fin à la connexion.${itSaid(said)}`,
      `Son terminal en dit plus. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('La connexion au compagnon est perdue', `La connexion à ${address} s’est coupée.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      'Le compagnon a fermé la connexion',
      `Il l’a fermée avec le code ${closeCode}.${itSaid(said)}`,
      'Si un nouvel essai n’aide pas, mettez l’extension et le compagnon à la même version.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
