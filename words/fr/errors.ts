import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Choisissez un export d’Aside, de Page Assist, d’Open WebUI ou de ChatGPT.';
const IMPORT_AGAIN = 'Importez le fichier de nouveau.';
const ATTACH_AGAIN = 'Joignez-le de nouveau.';
const LOOK_AGAIN = 'Regardez dans la liste.';
const NEW_CODE = `Là où Aside tourne, obtenez-en un nouveau avec ${ASIDE_COMMAND} pair.`;
const RECORD_AGAIN = 'Enregistrez de nouveau.';
const NEW_CHAT = 'Commencez un nouveau chat.';
const ANOTHER_LINK = 'Demandez-en un nouveau à la personne qui l’a envoyé.';
const COMPARE = 'Comparez-le avec le code affiché.';
const SET_OTHER = 'Indiquez une autre valeur.';
const MAKE_YOURS =
  'Devenez-en le propriétaire et autorisez l’écriture, ou choisissez un autre dossier avec --data-dir.';
const START_AGAIN = 'Redémarrez Aside.';
const AGAIN = 'Réessayez.';

const withFields = (fields: string) => (fields === '' ? '' : ` avec ${fields}`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['Le compagnon n’a pas compris la demande.', 'Mettez Aside à jour.'],
    not_understood: ({ reason }) => [`Le message n’a pas été compris : ${reason}.`, ''],
    unread_answer: () => [
      'La réponse du compagnon n’a pas été comprise.',
      'Mettez Aside à jour : il est peut-être plus ancien que le compagnon.',
    ],
    hello_twice: () => ['Le message d’accueil a déjà été envoyé.', ''],
    has_key: () => ['Seul un client qui n’a pas encore de clé peut s’associer.', ''],
    unknown_place: () => ['Cet endroit de la liste est inconnu.', 'Chargez la liste de nouveau.'],
    two_contents: () => [
      'Une source contient du texte et renvoie en même temps à des données.',
      'Envoyez seulement l’un des deux.',
    ],
    not_an_image: () => [
      'Ce n’est pas une image que les modèles peuvent lire.',
      'Joignez une image PNG, JPEG, GIF ou WebP.',
    ],
    parameter_number: ({ name, least, most }) => [
      `${name} doit être un nombre de ${number(least)} à ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} doit être un nombre entier de ${number(least)} à ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} doit être l’une de ces valeurs : ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [
      `${name} peut avoir au plus ${number(most)} caractères.`,
      'Raccourcissez le texte.',
    ],
    parameter_count: ({ most }) => [
      `Au plus ${number(most)} valeurs peuvent être réglées.`,
      'Réinitialisez-en quelques-unes.',
    ],
    prompt_count: ({ most }) => [
      `Il y a de la place pour ${number(most)} prompts au plus.`,
      'Supprimez-en quelques-uns.',
    ],
    prompt_chars: ({ most }) => [
      `Tous les prompts ensemble peuvent avoir au plus ${number(most)} caractères.`,
      'Raccourcissez ou supprimez-en quelques-uns.',
    ],
    parameter_of_nothing: () => ['Ces valeurs ne vont avec aucun chat ni aucun modèle.', 'Indiquez l’un des deux.'],
    not_text: () => ['Ce n’est pas du texte.', 'Joignez un fichier texte.'],
    audio_not_begun: () => ['Aucun enregistrement n’a commencé.', 'Envoyez d’abord `audio`.'],
    audio_late: () => ['Le reste de l’enregistrement n’est pas arrivé à temps.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `L’enregistrement est en ${found}, alors que ${format} était annoncé.`,
      `Annoncez-le en ${found}.`,
    ],
    audio_unclear: ({ format }) => [`L’enregistrement n’est pas en ${format}, ou il est endommagé.`, RECORD_AGAIN],
    upload_id_in_use: () => ['Un envoi avec cet identifiant est déjà en cours.', 'Prenez un autre identifiant.'],
    upload_late: () => ['Le reste n’est pas arrivé à temps.', ATTACH_AGAIN],
    upload_too_much: () => ['Il est arrivé plus que demandé.', ATTACH_AGAIN],
    upload_other_bytes: () => ['Le contenu n’est pas celui qui était annoncé.', ATTACH_AGAIN],
    export_id_in_use: () => ['Un export avec cet identifiant est déjà en cours.', 'Prenez un autre identifiant.'],
    import_order: () => ['Cette partie ne suit pas la précédente.', IMPORT_AGAIN],
    import_not_waiting: () => ['Aucun fichier n’attend d’être importé.', IMPORT_AGAIN],
    import_memory: () => ['Le fichier est trop grand pour être lu en une fois.', 'Exportez moins à la fois.'],
    import_newer: () => [
      'Le fichier vient d’une version que cet Aside ne connaît pas.',
      'Mettez Aside à jour, puis importez-le de nouveau.',
    ],
    import_not_json: () => ['Le fichier n’est pas du JSON.', CHOOSE],
    import_zip: () => [
      'Le fichier est une archive ZIP. Décompressez-la et choisissez le fichier conversations.json ou chats qu’elle contient.',
      CHOOSE,
    ],
    import_sqlite: () => ['Le fichier est une base de données SQLite, et non du JSON lisible.', CHOOSE],
    import_pdf: () => ['Le fichier est un PDF, et non du JSON lisible.', CHOOSE],
    import_markup: () => ['Le fichier est une page HTML ou XML, et non du JSON lisible.', CHOOSE],
    import_markdown: () => [
      'Le fichier est du Markdown, fait seulement pour être lu. Exportez les chats en JSON.',
      CHOOSE,
    ],
    import_json_lines: () => ['Le fichier contient des lignes JSON, mais aucun export qu’Aside connaisse.', CHOOSE],
    import_damaged_json: () => [
      'Le JSON du fichier est endommagé ou s’arrête avant la fin. Exportez-le de nouveau.',
      CHOOSE,
    ],
    import_program: ({ program }) => [`Le fichier est un export de ${program} qu’Aside ne peut pas lire.`, CHOOSE],
    import_list: ({ count, fields }) => [
      plural(count, {
        one: (shown) =>
          `Aside ne connaît pas ce type d’export : le fichier contient une liste de ${shown} élément${withFields(fields)}.`,
        other: (shown) =>
          `Aside ne connaît pas ce type d’export : le fichier contient une liste de ${shown} éléments${withFields(fields)}.`,
      }),
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside ne connaît pas ce type d’export : le fichier contient autre chose${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['Le compagnon ne connaît pas ce type de demande.', 'Mettez Aside à jour.'],
    not_understood: ({ reason }) => [`Le message n’a pas été compris : ${reason}.`, ''],
    no_history: () => ['La salle commune n’a pas d’historique à effacer.', ''],
  },
  message_too_long: {
    general: () => ['C’est plus grand que ce que le compagnon accepte.', 'Envoyez-en moins.'],
    question: ({ count, most }) => [
      `La question a ${number(count)} caractères ; le compagnon en accepte ${number(most)} au plus.`,
      'Raccourcissez-la, ou demandez en plusieurs fois.',
    ],
    attachments: ({ count, most }) => [
      `${number(count)} pages et extraits sont joints ; le compagnon en accepte ${number(most)} au plus à la fois.`,
      'Retirez-en quelques-uns.',
    ],
    attached_text: ({ count, most }) => [
      `Le texte joint a ${number(count)} caractères ; le compagnon en accepte ${number(most)} au plus.`,
      'Sélectionnez la partie importante et posez une question dessus.',
    ],
    frame: () => [
      'La question et ses pièces jointes dépassent ce que le compagnon accepte en un message.',
      'Retirez une pièce jointe, ou sélectionnez la partie importante et posez une question dessus.',
    ],
    attached_bytes: ({ megabytes }) => [
      `Les pièces jointes dépassent ${number(megabytes)}\u00a0Mo.`,
      'Retirez-en quelques-unes.',
    ],
    upload: ({ megabytes }) => [
      `C’est plus grand que ${number(megabytes)}\u00a0Mo.`,
      'Joignez quelque chose de plus petit.',
    ],
    audio_bytes: ({ megabytes }) => [`L’enregistrement dépasse ${megabytes}\u00a0Mo.`, 'Dites-en moins à la fois.'],
    audio_seconds: ({ seconds }) => [
      `L’enregistrement dure plus de ${number(seconds)} secondes.`,
      'Dites-en moins à la fois.',
    ],
    import: ({ megabytes }) => [
      `Le fichier dépasse ${number(megabytes)}\u00a0Mo.`,
      'Exportez moins de chats à la fois.',
    ],
  },
  empty_message: {
    general: () => ['La question est vide.', 'Écrivez une question.'],
    no_audio: () => ['L’enregistrement est vide.', 'Vérifiez que le micro est allumé, puis enregistrez de nouveau.'],
    silence: () => [
      'On n’entend rien dans l’enregistrement.',
      'Vérifiez que c’est le bon micro et qu’il est allumé, puis enregistrez de nouveau.',
    ],
    no_words: () => [
      'On n’entend aucun mot dans l’enregistrement.',
      'Parlez plus près du micro et enregistrez de nouveau.',
    ],
  },

  file_unreadable: {
    general: () => ['Ce fichier est illisible.', 'Enregistrez-le dans un autre format.'],
    pdf_encrypted: () => ['Ce PDF est protégé par un mot de passe.', 'Joignez une copie sans mot de passe.'],
    pdf_broken: () => ['Ce PDF est endommagé.', 'Joignez une copie réparée.'],
    pdf_without_text: () => ['Les pages de ce PDF sont des images sans texte.', 'Joignez-les comme images.'],
    pdf_slow: () => ['Lire ce PDF prend trop de temps.', 'Joignez-en une partie.'],
    pdf_memory: () => ['Lire ce PDF demande trop de mémoire.', 'Joignez-en une partie.'],
  },
  forbidden: {
    general: () => ['Il faut une clé pour cela.', 'Associez ce client au compagnon.'],
    key: () => ['Sans clé, cette connexion permet seulement de poser des questions.', 'Connectez-vous avec une clé.'],
    local_key: () => [
      'Les clés se gèrent seulement sur l’ordinateur où Aside tourne.',
      'Faites-le là, dans le terminal ou dans le panneau.',
    ],
    administrator: () => ['Seul un administrateur de ce compagnon peut le faire.', 'Demandez-le à l’un d’eux.'],
    other_person: () => [
      'Seule cette personne peut le faire, ou quelqu’un sur l’ordinateur où Aside tourne.',
      'Demandez-le-lui, ou faites-le là, dans le terminal.',
    ],
    one_person: () => [
      'Ce compagnon est utilisé par une seule personne.',
      'Lancez-le avec --people pour en inviter d’autres.',
    ],
    only_rotated: () => [
      'La clé de cet ordinateur ne peut pas être révoquée.',
      'Remplacez-la plutôt par une nouvelle.',
    ],
    member: () => [
      'Vous êtes invité dans ce chat et ne pouvez rien faire d’autre ici.',
      'Demandez à la personne qui l’a partagé.',
    ],
    reader: () => [
      'Vous pouvez lire ce chat, mais pas y poser de questions.',
      'Demandez un autre lien à la personne qui l’a partagé.',
    ],
    words_alone: () => [
      'Dans un chat partagé, vous ne pouvez demander qu’avec des mots.',
      'Demandez sans pièces jointes et sans paramètres à vous.',
    ],
    needs_pairing: () => [
      'Les pages et les extraits ne vont qu’à un compagnon associé. Rien n’a été envoyé.',
      'Associez ce navigateur (cliquez en haut sur le nom du modèle, puis sur « Compagnon… »). Posez ensuite la question de nouveau.',
    ],
  },
  conflict: {
    general: () => [
      'Cet identifiant est déjà celui d’une autre question.',
      'Posez la question avec un nouvel identifiant.',
    ],
    prompt_changed: () => [
      'Ce prompt a été modifié ailleurs entre-temps.',
      'Enregistrez le vôtre comme un autre prompt.',
    ],
  },
  turn_gone: { general: () => ['Cette réponse n’existe plus.', 'Posez la question de nouveau.'] },
  conversation_gone: {
    general: () => ['Ce chat n’existe plus.', NEW_CHAT],
    followed: () => ['Le chat de cette question n’existe plus.', NEW_CHAT],
    exported: () => ['Ce chat n’est pas là.', 'Choisissez-en un autre, ou exportez-les tous.'],
    temporary: () => [
      'Un chat temporaire ne peut pas être partagé, parce qu’il n’est pas enregistré.',
      'Commencez-en un qui est enregistré, et partagez-le.',
    ],
    stays_in_sight: () => [
      'Le compagnon n’a plus ce chat. Il a été supprimé, ou c’était un chat temporaire, et il est terminé.',
      'Ce que vous voyez ici reste. Si vous posez une autre question, le modèle ne saura rien de ce qui précède.',
    ],
  },
  operation_gone: {
    general: () => ['C’est déjà terminé.', LOOK_AGAIN],
    stopped: () => ['Cela a été arrêté ailleurs.', 'Recommencez.'],
  },
  client_gone: { general: () => ['Aucun client n’a plus cette clé.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['Ce n’est pas le code.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        one: (shown) => `Ce n’est pas le code. Encore ${shown} essai.`,
        other: (shown) => `Ce n’est pas le code. Encore ${shown} essais.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['Ce code n’est plus valable.', NEW_CODE],
    used: () => ['Ce code a déjà servi.', NEW_CODE],
    expired: () => ['Ce code a expiré.', NEW_CODE],
    replaced: () => ['Ce code n’est plus valable : il y en a un plus récent.', NEW_CODE],
    tries: () => ['Ce code n’est plus valable : trop de codes faux ont été entrés.', NEW_CODE],
    rotated: () => ['Ce code n’est plus valable : la clé de l’ordinateur qui l’affichait a été remplacée.', NEW_CODE],
    none: () => ['Aucun code n’attend d’association en ce moment.', NEW_CODE],
  },
  link_gone: {
    general: () => ['Ce lien ne fonctionne pas.', ANOTHER_LINK],
    used: () => ['Ce lien a déjà servi.', ANOTHER_LINK],
    expired: () => ['Ce lien a expiré.', ANOTHER_LINK],
    revoked: () => ['Ce lien a été révoqué.', ANOTHER_LINK],
    ended: () => ['Ce chat n’est plus partagé.', ANOTHER_LINK],
    full: () => [
      'Ce chat ne peut être partagé avec personne de plus.',
      'Demandez à la personne qui l’a partagé de faire de la place.',
    ],
  },
  attachments_gone: {
    general: () => [
      'Les pièces jointes de cette question n’existent plus.',
      'Joignez-les de nouveau, puis posez la question.',
    ],
    blob: () => [
      'Une pièce jointe de cette question n’existe plus.',
      'Joignez-les de nouveau, puis posez la question.',
    ],
  },
  overloaded: {
    general: () => ['Le compagnon a trop à faire.', 'Attendez un peu, puis réessayez.'],
    person_turns: ({ most }) => [
      `Vous ne pouvez pas avoir plus de questions en attente à la fois (limite : ${number(most)}).`,
      'Attendez que l’une ait sa réponse.',
    ],
    person_questions: ({ most, minutes }) => [
      `Vous avez posé autant de questions que possible en une heure (${number(most)}).`,
      `Posez la question de nouveau dans ${number(minutes)}\u00a0min.`,
    ],
    person_clients: ({ most }) => [
      `Vous ne pouvez pas associer d’autres navigateurs (limite : ${number(most)}).`,
      'Retirez-en d’abord un dans les réglages, puis recommencez.',
    ],
    people: ({ most }) => [
      `Plus personne d’autre ne peut utiliser ce compagnon (limite : ${number(most)}).`,
      'Supprimez d’abord quelqu’un.',
    ],
    questions: () => [
      'Trop de questions attendent.',
      'Attendez que quelques-unes aient leur réponse, puis posez la question de nouveau.',
    ],
    draining: () => ['Ce compagnon va s’arrêter.', 'Posez la question de nouveau dans un instant.'],
    room: () => ['Trop de questions attendent dans cette salle.', 'Attendez que quelques-unes aient leur réponse.'],
    pulls: () => ['Assez de modèles sont déjà en cours de téléchargement.', 'Attendez qu’un soit là.'],
    uploads: () => [
      'Trop d’envois sont en cours à la fois.',
      'Attendez que quelques-uns soient finis, puis joignez-le de nouveau.',
    ],
    recordings: () => [
      'Trop d’enregistrements sont en cours à la fois.',
      'Attendez un peu, puis enregistrez de nouveau.',
    ],
    transcriptions: () => [
      'Trop d’enregistrements sont en cours de transcription.',
      'Attendez un peu, puis enregistrez de nouveau.',
    ],
    links: () => ['Ce chat ne peut pas avoir plus de liens.', 'Retirez-en d’abord un.'],
    exports: () => ['Trop d’exports sont en cours.', 'Attendez que l’un soit fini.'],
    import: () => ['Un autre fichier est déjà en cours d’import.', 'Attendez qu’il soit fini, puis réessayez.'],
  },
  rate_limited: {
    general: () => ['Trop de messages.', 'Attendez un peu.'],
    views: () => ['Cette connexion suit trop de réponses.', 'Fermez-en quelques-unes.'],
  },
  interrupted: {
    general: () => ['Le compagnon s’est arrêté pendant la réponse.', 'Posez la question de nouveau quand il tournera.'],
    restarted: () => [
      'Le compagnon a été redémarré pendant cette réponse. Le texte reçu jusque-là est gardé.',
      'Posez la question de nouveau.',
    ],
    no_key: () => [
      'La connexion au compagnon s’est coupée, et sans clé une réponse ne peut pas continuer. Le texte reçu jusque-là est gardé.',
      'Posez la question de nouveau.',
    ],
  },

  storage_failed: {
    general: () => ['Les chats ne peuvent être ni lus ni enregistrés pour l’instant.', AGAIN],
    folder_in_use: ({ folder }) => [
      `Un autre compagnon utilise le dossier de données ${folder}.`,
      'Utilisez-le, ou arrêtez-le d’abord. Pour en avoir deux à la fois, donnez à l’un un autre dossier avec --data-dir.',
    ],
    file_in_use: ({ file }) => [`Un autre programme utilise ${file}.`, 'Fermez-le et redémarrez Aside.'],
    newer_version: ({ file }) => [
      `${file} a été écrit par une version plus récente d’Aside.`,
      'Mettez Aside à jour, ou choisissez un autre dossier avec --data-dir.',
    ],
    damaged: ({ file }) => [
      `La base de données ${file} est endommagée.`,
      'Déplacez-la ailleurs avec les fichiers à côté pour recommencer à zéro. Rien n’y a été modifié.',
    ],
    not_ours: ({ file }) => [
      `${file} n’est pas une base de données d’Aside.`,
      'Déplacez-la, ou choisissez un autre dossier avec --data-dir.',
    ],
    full: ({ file }) => [`Il n’y a plus de place pour ${file}.`, 'Libérez de la place sur le disque.'],
    not_writable: ({ file }) => [
      `Impossible d’écrire dans la base de données ${file}.`,
      'Autorisez l’écriture dans son dossier, ou choisissez-en un autre avec --data-dir.',
    ],
    moved: ({ file }) => [
      `La base de données ${file} a été supprimée, déplacée ou remplacée pendant qu’Aside tournait.`,
      'Remettez-la en place, ou redémarrez Aside pour en commencer une nouvelle.',
    ],
    folder_not_made: ({ folder, reason }) => [
      `Le dossier de données ${folder} ne peut pas être créé (${reason}).`,
      MAKE_YOURS,
    ],
    file_not_made: ({ file, reason }) => [`${file} ne peut pas être créé (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} n’est pas un fichier.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} appartient à un autre utilisateur.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `Rien n’a pu être écrit dans ${file}.`,
      'Vérifiez si le disque est plein, au-dessus du quota ou défectueux.',
    ],
    failed: ({ file, reason }) => [`La base de données ${file} signale une erreur (${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `${database} est injoignable (${reason}).`,
      'Démarrez PostgreSQL. Les chats seront enregistrés dès qu’il répondra.',
    ],
    database_slow: ({ database }) => [`${database} a mis trop de temps.`, 'Réessayez.'],
    database_failed: ({ database, reason }) => [
      `${database} a refusé (${reason}).`,
      'Vérifiez le nom, l’utilisateur, le mot de passe et les droits.',
    ],
    updating: ({ percent }) => [
      `Aside met à jour son historique : ${number(percent)}\u00a0%.`,
      'Attendez que ce soit fini.',
    ],
    ended: () => ['Les chats ne peuvent plus être enregistrés.', START_AGAIN],
    stopping: () => ['Le compagnon est en train de s’arrêter.', START_AGAIN],
    taken_over: () => ['Un autre compagnon a repris cette réponse.', 'Posez la question de nouveau.'],
    revoked_for_now: () => [
      'La clé n’est bloquée que tant que ce compagnon tourne : cela n’a pas pu être enregistré.',
      'Faites en sorte qu’Aside puisse écrire dans son dossier de données, et révoquez la clé de nouveau.',
    ],
  },
  internal: {
    general: () => ['Une erreur s’est produite dans le compagnon.', 'Réessayez. Son journal en dit plus.'],
    others_away: () => [
      'Le compagnon ne peut pas joindre ce qu’il partage avec d’autres.',
      'Réessayez dans un instant.',
    ],
    not_recorded: () => ['La question n’a pas pu être enregistrée.', 'Posez-la de nouveau. Le journal en dit plus.'],
    key_not_replaced: () => [
      'La clé de cet ordinateur n’a pas pu être remplacée. Elle est inchangée.',
      `Faites en sorte qu’Aside puisse écrire dans son dossier de données : \`${ASIDE_COMMAND} doctor\` le vérifie.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
