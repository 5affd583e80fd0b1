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

const UPDATE_BOTH = 'Mettez l’extension et le compagnon à la même version.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `Impossible de joindre « ${name} » : ${why}`;
const certificate = (address: string) =>
  ` Ouvrez ${address} dans un onglet pour voir si le navigateur fait confiance à son certificat.`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['Une erreur s’est produite. Un Aside plus récent peut expliquer laquelle.', 'Mettez Aside à jour.'],
    notice: 'Le compagnon signale quelque chose qui demande un Aside plus récent.',
    thenRestart: 'Redémarrez ensuite Aside.',
  },
  notices: { not_saved: 'Les chats ne sont pas enregistrés.' },
  servers,
  firstRun: {
    title: 'Premiers pas',
    dismiss: 'Masquer ces étapes',
    done: (count, all) => `${number(count)} sur ${number(all)} terminées`,
    todo: {
      companion: 'Se connecter au compagnon',
      model: 'Télécharger un modèle',
      try: 'Essayer sur cette page',
    },
    ready: {
      companion: 'Connecté au compagnon',
      model: 'Un modèle est prêt',
      try: 'Essayé sur cette page',
    },
    unpaired: 'Le compagnon tourne, mais ne connaît pas encore ce navigateur.',
    lookingForModels: 'Recherche de modèles…',
    tryHint: 'Faites-la résumer, ou posez une question ci-dessous.',
  },
  prompts,
  history: {
    title: 'Chats',
    untitled: 'Chat sans titre',
    deleted: (title) => `« ${title} » supprimé`,
    deletedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat supprimé`, other: (shown) => `${shown} chats supprimés` }),
    archivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat archivé`, other: (shown) => `${shown} chats archivés` }),
    unarchivedMany: (count) =>
      plural(count, { one: (shown) => `${shown} chat désarchivé`, other: (shown) => `${shown} chats désarchivés` }),
    taggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `Étiquette « ${tag} » ajoutée à ${shown} chat`,
        other: (shown) => `Étiquette « ${tag} » ajoutée à ${shown} chats`,
      }),
    untaggedMany: (count, tag) =>
      plural(count, {
        one: (shown) => `Étiquette « ${tag} » retirée de ${shown} chat`,
        other: (shown) => `Étiquette « ${tag} » retirée de ${shown} chats`,
      }),
    undo: 'Annuler',
    searchChats: 'Rechercher dans les chats',
    searching: 'Recherche…',
    found: (count) => plural(count, { one: (shown) => `${shown} résultat`, other: (shown) => `${shown} résultats` }),
    foundNothing: (query) => `Aucun chat ne correspond à « ${query} »`,
    foundNothingHint: 'Les titres, les questions et les réponses ont été parcourus. Essayez avec moins de lettres.',
    loadingChats: 'Chargement de vos chats…',
    loadingMore: 'Chargement de la suite…',
    noChats: 'Aucun chat pour l’instant',
    noChatsHint: 'Le compagnon garde vos chats, sauf les temporaires.',
    pinned: 'Épinglés',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    lastWeek: '7 derniers jours',
    answeringNow: 'Réponse en cours',
    chatActions: (title) => `Actions pour « ${title} »`,
    rename: 'Renommer',
    newTitle: 'Nouveau titre',
    pin: 'Épingler',
    unpin: 'Désépingler',
    share: 'Partager…',
    delete: 'Supprimer',
    aboutPage: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat sur cette page`,
        other: (shown) => `${shown} chats sur cette page`,
      }),
    archived: 'Archivé',
    archive: 'Archiver',
    unarchive: 'Désarchiver',
    select: 'Sélectionner',
    selected: (count) =>
      plural(count, { one: (shown) => `${shown} sélectionné`, other: (shown) => `${shown} sélectionnés` }),
    selectAll: 'Tout sélectionner',
    clearSelection: 'Tout désélectionner',
    selection: 'Chats sélectionnés',
    tags: 'Étiquettes',
    tagOf: (tag) => `Étiquette « ${tag} »`,
    newTag: 'Nouvelle étiquette',
    addTag: 'Ajouter',
    removeTag: (tag) => `Retirer l’étiquette « ${tag} »`,
    exportSelected: 'Exporter les chats sélectionnés',
    exportChosen: 'Exporter',
    filters: 'Filtres',
    filterTag: 'Étiquette',
    filterModel: 'Modèle',
    filterSite: 'Site',
    filterSince: 'À partir du',
    filterUntil: 'Avant le',
    onlyArchived: 'Chats archivés seulement',
    any: 'Peu importe',
    named: (name, chats) => `${name} (${number(chats)})`,
    filterNames: {
      tag: 'étiquette',
      model: 'modèle',
      site: 'site',
      before: 'avant',
      after: 'depuis',
      is: 'est',
      archived: 'archivé',
    },
    typedFilters: 'Vous pouvez aussi taper étiquette:, modèle:, site:, avant:2026-10-01, depuis: ou est:archivé.',
    chipTag: (tag) => `Étiquette : ${tag}`,
    chipModel: (model) => `Modèle : ${model}`,
    chipSite: (site) => `Site : ${site}`,
    chipPage: 'Sur cette page',
    chipSince: (date) => `À partir du ${date}`,
    chipUntil: (date) => `Avant le ${date}`,
    removeFilter: (filter) => `Retirer le filtre « ${filter} »`,
    noneMatch: 'Aucun chat ne correspond à ces filtres',
    noneMatchHint: 'Retirez-en un pour en voir plus.',
    undoKeys: (keys) => `Appuyez sur ${keys} pour annuler`,
  },
  menus,
  modelMenu: {
    keys: 'Raccourcis clavier…',
    automatic: 'Automatique',
    automaticHint: 'le modèle chargé, ou le plus récent',
    loaded: 'chargé',
    remote: 'pas sur cet ordinateur',
    readerHint: 'intégré, sans modèle : cite les phrases principales',
    remoteTitle: (name) => `${name} tourne sur un autre ordinateur`,
    remoteMessage: 'Vos questions, avec les pages et extraits joints, quittent cet ordinateur.',
    remoteUse: 'L’utiliser quand même',
    remoteKeep: 'Garder le modèle actuel',
    settings: 'Paramètres…',
    models: 'Modèles…',
  },
  editing: {
    label: 'Modifier la question',
    hint: 'La réponse actuelle est gardée comme une autre version.',
    ask: 'Demander',
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
    waiting: 'Questions suivantes',
    moveUp: 'Monter',
    takeBack: 'Ne pas poser',
    takenBack: 'Question retirée',
    movedTo: (place, count) => `Maintenant en position ${number(place)} sur ${number(count)}`,
    quote: 'Citer',
    keepsPlace: 'Elle garde sa place.',
    beganMeanwhile:
      'La réponse à cette question a déjà commencé. Vos modifications seront envoyées comme une nouvelle question.',
  },
  keys: {
    title: 'Raccourcis clavier',
    groups: {
      composer: 'Votre question',
      waiting: 'Questions suivantes',
      panel: 'Ailleurs dans le panneau',
      browser: 'Dans le navigateur',
    },
    does: {
      send: 'Envoyer',
      newLine: 'Nouvelle ligne',
      editLast: 'Modifier la dernière question, depuis le champ vide',
      pickTab: 'Joindre un onglet ouvert',
      pastePlain: 'Coller sans mise en forme',
      stop: 'Arrêter la réponse',
      moveUp: 'Monter',
      moveDown: 'Descendre',
      quote: 'Citer ce qui est sélectionné dans une réponse',
      findChat: 'Rechercher dans les chats',
      listKeys: 'Afficher cette liste',
    },
    commands: {
      open: 'Ouvrir ou fermer Aside',
      ask: 'Poser une question sur la sélection ou la page',
      summarise: 'Résumer la page',
    },
    keys: { control: 'Ctrl', shift: 'Maj', enter: 'Entrée', escape: 'Échap' },
  },
  pageNotice: {
    reading: 'Lecture de la page…',
    stopReading: 'Arrêter de lire cette page',
    allowAllSites: 'Autoriser sur tous les sites',
    alwaysOffer: (site) => `Aside peut-il désormais lire ${site} sans demander ?`,
    alwaysOn: (site) => `Toujours sur ${site}`,
  },
  sent: {
    to: (model, address) => (address === '' ? `Envoyé à ${model}.` : `Envoyé à ${model} à l’adresse ${address}.`),
    onlyWords: 'Seulement vos mots et le chat qui les précède.',
    show: 'Afficher exactement ce qui a été envoyé',
    hide: 'Masquer',
    loading: 'Chargement…',
    gone: 'Ce n’est plus conservé, ou le compagnon est injoignable.',
  },
  transfers: {
    exportChat: (title) => `Exporter « ${title} »`,
    exportAll: 'Tout exporter',
    allChats: 'Chats Aside',
    exportAs: 'Exporter en',
    markdown: 'Markdown',
    markdownHint: 'Pour lire',
    json: 'JSON',
    jsonHint: 'Pour réimporter',
    exporting: (bytes) => (bytes === 0 ? 'Export…' : `Export… ${formatBytes(bytes)}`),
    exported: (name) => `Exporté sous « ${name} »`,
    importChats: 'Importer…',
    importHint:
      'Un export d’Aside, de Page Assist, d’Open WebUI ou de ChatGPT\u00a0: le fichier JSON, ou le ZIP de ChatGPT',
    importing: (share, chats) => {
      if (share === 0) return 'Import…';
      if (share === 1) return 'Import… Lecture du fichier';
      if (chats === 0) return `Import… ${percent(share)}`;
      return `Import… ${percent(share)}, ${plural(chats, { one: (shown) => `${shown} chat`, other: (shown) => `${shown} chats` })}`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return 'Ce fichier ne contient aucun chat à importer.';
      const from = program === 'Aside' ? '' : ` de ${program}`;
      return plural(chats, {
        one: (shown) => `${shown} chat${from} peut être importé.`,
        other: (shown) => `${shown} chats${from} peuvent être importés.`,
      });
    },
    nothingNew: 'Il n’y a rien de nouveau dans ce fichier.',
    continued: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat a de nouveaux messages.`,
        other: (shown) => `${shown} chats ont de nouveaux messages.`,
      }),
    known: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat est déjà ici.`,
        other: (shown) => `${shown} chats sont déjà ici.`,
      }),
    files: (count) =>
      plural(count, {
        one: (shown) => `${shown} image ou fichier ne peut pas être importé.`,
        other: (shown) => `${shown} images et fichiers ne peuvent pas être importés.`,
      }),
    skipped: (count) =>
      plural(count, {
        one: (shown) => `${shown} chat ne peut pas être importé.`,
        other: (shown) => `${shown} chats ne peuvent pas être importés.`,
      }),
    incomplete: (count) =>
      plural(count, {
        one: (shown) => `Il manque une partie à ${shown} chat.`,
        other: (shown) => `Il manque une partie à ${shown} chats.`,
      }),
    chatAt: (place) => `Chat ${number(place)} du fichier`,
    whichChats: 'Quels chats\u00a0?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return plural(count, {
            one: (shown) => `${shown} message ou source est illisible`,
            other: (shown) => `${shown} messages ou sources sont illisibles`,
          });
        case 'no_messages':
          return 'ne contient aucun message';
        case 'not_a_chat':
          return 'n’est pas un chat';
        case 'broken_off':
          return 's’interrompt\u00a0: le reste du fichier manque';
        case 'too_large':
        case 'too_deep':
          return 'est trop volumineux';
        case 'too_many_messages':
          return `a plus de ${number(LIMITS.importTurns)} questions`;
        case 'too_many_chats':
          return `vient après les ${number(LIMITS.importConversations)} premiers`;
        default:
          return 'est illisible';
      }
    },
    more: (count) => plural(count, { one: (shown) => `et ${shown} autre`, other: (shown) => `et ${shown} autres` }),
    importNow: 'Importer',
    storing: 'Import… Enregistrement des chats',
    exportedElsewhere: (share) =>
      share === 0 ? 'Des chats sont exportés ailleurs' : `Des chats sont exportés ailleurs : ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? 'Des chats sont importés ailleurs' : `Des chats sont importés ailleurs : ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? 'Des chats importés sont enregistrés ailleurs'
        : `Des chats importés sont enregistrés ailleurs : ${percent(share)}`,
    waitsElsewhere: 'Un import attend une confirmation ailleurs',
    stopExport: 'Annuler l’export',
    stopImport: 'Annuler l’import',
    imported: (count) =>
      count === 0
        ? 'Aucun chat dans ce fichier'
        : plural(count, {
            one: (shown) => `${shown} chat importé`,
            other: (shown) => `${shown} chats importés`,
          }),
  },
  preferences,
  pairing: {
    language: 'Langue',
    browserLanguage: 'Celle du navigateur',
    companion: 'Compagnon',
    connection: 'Connexion',
    connectedTo: (address) => `Connecté à ${address}`,
    connectingTo: (address) => `Connexion à ${address}…`,
    notConnectedTo: (address) => `Non connecté à ${address}`,
    asPaired: (name) => `Ce navigateur est associé. Le compagnon l’appelle « ${name} ».`,
    asBuilt: 'Cet Aside a été fourni avec la clé du compagnon. Aucune association n’est nécessaire.',
    asGuest:
      'Vous êtes en mode invité : vous pouvez seulement taper des questions, et rien n’est enregistré. Associez ce navigateur pour envoyer des pages et garder vos chats.',
    forget: 'Oublier ce compagnon',
    forgetting: 'Oubli en cours…',
    unrevoked: (name) =>
      `Ce navigateur a oublié la clé, mais n’a pas pu le dire au compagnon. Pour retirer « ${name} » de sa liste, exécutez :`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: 'Associer',
    pairOther: 'Utiliser un autre compagnon',
    pairRun: 'Pour obtenir un code, exécutez ceci sur l’ordinateur du compagnon, dans le dossier d’Aside :',
    pairInvited: 'Vous avez reçu un lien d’invitation ? Collez-le ici.',
    pairCode: 'Code',
    pairAddress: 'Adresse',
    pairExposed: 'Non chiffré : d’autres personnes sur le réseau peuvent tout lire. Préférez https://.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('Ce n’est pas une adresse.', 'Une adresse ressemble à 127.0.0.1:11435 ou à https://aside.example.org.'),
    no_code: () => told('Ce n’est pas un code.', 'Un code a 8 lettres et chiffres, par exemple 7K3M-Q9TX.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `Rien ne répond à ${address}.`,
        isHere
          ? 'Exécutez npm start dans le dossier d’Aside, ou corrigez l’adresse.'
          : `Vérifiez que le compagnon y tourne et que cet ordinateur est sur son réseau.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `Le compagnon à ${address} n’est pas prêt pour une association.`,
        `Exécutez-y ${command} et entrez le code affiché dans les deux minutes. Si c’est déjà fait, un autre programme utilise cette adresse.`,
      ),
    not_aside: ({ address }) =>
      told(
        `Un programme répond à ${address}, mais ce n’est pas le compagnon d’Aside.`,
        'Corrigez l’adresse : npm start affiche la bonne.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `Le programme à ${address} ne connaît pas le code : ce n’est pas votre compagnon. Sa clé n’a pas été gardée.`,
        'Cherchez quel programme utilise cette adresse et arrêtez-le. Puis recommencez l’association.',
      ),
    too_old: ({ address, version }) =>
      told(`Le compagnon à ${address} a une autre version (${version}) et ne peut pas s’associer.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`Le compagnon à ${address} parle une autre version du protocole d’Aside.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(`${address} n’a pas répondu à temps.`, 'Regardez le terminal où tourne le compagnon, puis réessayez.'),
    browser_refuses: ({ address }) => told(`Le navigateur refuse d’ouvrir ${address}.`, 'Utilisez un autre port.'),
    not_encrypted: ({ address }) =>
      told(
        `D’ici, le navigateur n’ouvre que des connexions chiffrées, et ${address} ne l’est pas.`,
        'Utilisez une adresse en https://.',
      ),
    refused: () => told('Le compagnon a refusé de s’associer à ce navigateur.', ''),
    code_not_accepted: ({ command }) =>
      told('Le compagnon n’a pas accepté le code.', `Obtenez-en un nouveau avec ${command}.`),
    too_many: ({ address }) => told(`Trop de connexions à ${address}.`, 'Attendez un peu, puis réessayez.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `Le compagnon à ${address} a coupé la connexion (${closeCode}).`
          : `Le compagnon à ${address} a coupé la connexion (${closeCode} : ${said}).`,
        'Réessayez. Si cela n’aide pas, son terminal en dit plus.',
      ),
    part_missing: () => told('Une partie d’Aside n’a pas pu être chargée.', 'Fermez ce panneau et rouvrez-le.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, 'Fermez ce panneau, rouvrez-le et réessayez.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      'Les navigateurs interdisent leurs propres pages et boutiques aux extensions. Aside ne peut donc pas lire cette page.',
    closed_page: () =>
      'Le navigateur interdit cette page à Aside. Si c’est un fichier sur cet ordinateur, ouvrez la page des extensions du navigateur et activez pour Aside « Autoriser l’accès aux URL de fichier ». Les pages et boutiques du navigateur lui-même restent interdites.',
    silent: () =>
      'Aside ne peut pas lire cette page : elle ne répond pas. Réessayez quand elle ne sera plus occupée. Certaines pages du navigateur lui-même ne répondent jamais.',
    pdf: () =>
      'Aside ne peut rien tirer du lecteur PDF du navigateur. Enregistrez le PDF et déposez le fichier ici, ou sélectionnez du texte dedans et posez une question sur l’extrait.',
    shown_file: () =>
      'Aside ne peut pas récupérer ce fichier dans le navigateur. Enregistrez-le et déposez le fichier ici.',
    recording: () => 'Cet onglet contient du son ou une vidéo. Aside ne lit que du texte et des images.',
    framed: ({ site }) =>
      site === ''
        ? 'L’essentiel de cette page est dans un cadre d’un autre site, qu’Aside n’a pas le droit de lire. Ouvrez le cadre dans son propre onglet, ou autorisez Aside sur tous les sites.'
        : `L’essentiel de cette page est dans un cadre de ${site}, qu’Aside n’a pas le droit de lire. Ouvrez le cadre dans son propre onglet, ou autorisez Aside sur tous les sites.`,
    drawn: () =>
      'Cette page est dessinée comme une image et n’a aucun texte qu’Aside puisse lire. Joignez plutôt une capture d’écran.',
    empty: () => 'Il n’y a pas de texte sur cette page.',
    not_loaded: () => 'Cette page n’a pas été chargée : il n’y a rien à lire.',
    left: () => 'Vous avez quitté la page avant qu’Aside ait pu la lire. Revenez-y et réessayez.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Cliquez sur Aside dans la barre d’outils pour lui permettre de lire cette page.'
        : `Cliquez sur Aside dans la barre d’outils ou appuyez sur ${shortcut} pour lui permettre de lire cette page.`,
    sidebar_refused: () =>
      'Firefox n’ouvre son panneau latéral que par un clic dans la barre d’outils ou dans un menu, c’est pourquoi Aside s’est ouvert dans cet onglet. Cliquez sur Aside dans la barre d’outils pour l’avoir à côté de la page.',
    no_room: () =>
      'Le navigateur ne peut pas garder autant de texte. Sélectionnez-en moins et posez la question de nouveau.',
    closed_frame: ({ site }) =>
      site === ''
        ? 'Le texte sélectionné est peut-être dans une partie de cette page qui vient d’un autre site. Un raccourci clavier ne peut pas l’atteindre. Faites un clic droit sur la sélection et choisissez « Poser une question sur la sélection », ou autorisez Aside sur tous les sites.'
        : `Le texte sélectionné est peut-être dans une partie de cette page qui vient de ${site}. Un raccourci clavier ne peut pas l’atteindre. Faites un clic droit sur la sélection et choisissez « Poser une question sur la sélection », ou autorisez Aside sur tous les sites.`,
    nothing_selected: () => 'Rien n’est sélectionné. Sélectionnez du texte sur la page, puis posez votre question.',
  },
  landings: {
    sourcesFull: (most) => `Une question peut avoir jusqu’à ${number(most)} pages, extraits et fichiers joints.`,
    landed: {
      page: (name, count) =>
        count === 1
          ? `La page « ${name} » est jointe à votre question.`
          : `La page « ${name} » est jointe à votre question. Il y a ${number(count)} pièces jointes en tout.`,
      file: (name, count) =>
        count === 1
          ? `Le fichier « ${name} » est joint à votre question.`
          : `Le fichier « ${name} » est joint à votre question. Il y a ${number(count)} pièces jointes en tout.`,
      image: (name, count) =>
        count === 1
          ? `L’image « ${name} » est jointe à votre question.`
          : `L’image « ${name} » est jointe à votre question. Il y a ${number(count)} pièces jointes en tout.`,
      selection: (name, count) =>
        count === 1
          ? `Un extrait de « ${name} » est joint à votre question.`
          : `Un extrait de « ${name} » est joint à votre question. Il y a ${number(count)} pièces jointes en tout.`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `Passage ${index}` : `Passage ${index} de ${title}`),
    notFound: 'Introuvable dans le passage',
    noPassage: 'Aucun passage n’a ce numéro',
    closest: 'Passage le plus proche, trouvé par Aside',
  },
  models,
  sources: {
    attach: 'Joindre des fichiers',
    dropHere: 'Déposez des fichiers ici pour les joindre',
    openTabs: 'Onglets ouverts',
    tabAsleep: 'En veille : ouvrez d’abord cet onglet',
    allowTabs: 'Laisser Aside voir vos onglets…',
    allowTabsHint: 'Le navigateur demande si Aside est autorisé sur tous les sites',
    noTab: 'Aucun onglet ouvert ne correspond',
    pastedText: 'Texte collé',
    pastedImage: 'Image collée',
    reading: (name) => `Lecture de « ${name} »…`,
    readingPart: (name, done, total) => `Lecture de « ${name} » : page ${number(done)} sur ${number(total)}`,
    stopReading: (name) => `Arrêter de lire « ${name} »`,
    waitsForReading: 'Vous pourrez envoyer votre question quand tout aura été lu.',
    noVision: (model) => `${model} ne peut pas voir les images.`,
    chooseVision: 'Choisissez un modèle qui le peut, ou retirez l’image.',
    getVision: 'Aucun de vos modèles ne le peut. Téléchargez-en un, par exemple gemma3, ou retirez l’image.',
    useModel: (model) => `Utiliser ${model}`,
    pageChanges: {
      changed: (title) => `La page « ${title} » a changé depuis qu’Aside l’a lue.`,
      left: (title) => `L’onglet de « ${title} » affiche maintenant une autre page.`,
    },
    aroundIt: 'Le paragraphe autour :',
    readAgain: 'Relire',
    pageBeside: (title) => `Vous regardez maintenant « ${title} ».`,
    anotherPage: 'Vous regardez maintenant une autre page.',
    chatIsAbout: (title) => `Ce chat porte sur « ${title} ».`,
    useInstead: 'Utiliser plutôt cette page',
    useAlso: 'Ajouter cette page',
    fits: {
      passages: (model) =>
        `Trop long pour ${model} : seuls les passages qui comptent pour votre question sont envoyés.`,
      parts: (model) => `Trop long pour ${model} : la lecture se fait par parties.`,
      tooLong: (model, tokens, most) =>
        `Peut-être trop long pour ${model} : environ ${number(rounded(tokens))} tokens, alors que le modèle en lit ${number(most)}.`,
      withoutEarlierSources:
        'Les pages, extraits et images des questions précédentes ne sont pas renvoyés : c’est trop pour le modèle.',
      leftOut: (count) =>
        plural(count, {
          one: () => 'La plus ancienne question et sa réponse ne sont pas envoyées : c’est trop pour le modèle.',
          other: (shown) =>
            `Les ${shown} plus anciennes questions et réponses ne sont pas envoyées : c’est trop pour le modèle.`,
        }),
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, 'ce n’est ni du texte, ni une image, ni un PDF.'),
      empty: ({ name }) => notAttached(name, 'il n’y a rien dedans.'),
      too_large: ({ name, megabytes }) =>
        notAttached(name, `les fichiers peuvent avoir au plus ${number(megabytes)}\u00a0Mo.`),
      not_an_image: ({ name }) => notAttached(name, 'il porte le nom d’une image, mais n’en est pas une.'),
      image_kind: ({ name }) =>
        notAttached(name, 'Aside ne peut pas lire ce type d’image. Enregistrez-la en PNG ou en JPEG.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `l’image a ${number(megapixels)} mégapixels, pour ${number(most)} au plus. Enregistrez-la en plus petit.`,
        ),
      image_broken: ({ name }) => notAttached(name, 'l’image est endommagée.'),
      file_gone: ({ name }) => notAttached(name, 'c’est un dossier, ou il ne s’ouvre pas.'),
      no_room: ({ name }) => notAttached(name, 'la question a déjà autant de pièces jointes que possible.'),
      needs_companion: ({ name }) =>
        notAttached(name, 'c’est le compagnon qui lit les PDF, et ce panneau n’est associé ou connecté à aucun.'),
      refused: ({ name }) => `Impossible de joindre « ${name} ».`,
      tab_gone: ({ name }) => notAttached(name, 'l’onglet a été fermé ou affiche maintenant une autre page.'),
      tab_closed: ({ name }) =>
        notAttached(
          name,
          'le navigateur interdit cet onglet à Aside. Allez à l’onglet et cliquez sur Aside dans la barre d’outils.',
        ),
      tab_unreadable: ({ name }) => `Impossible de joindre « ${name} ».`,
      not_fetched: ({ name }) =>
        notAttached(
          name,
          'Aside n’a pas pu récupérer ce fichier de nouveau sur son site. Enregistrez-le et déposez le fichier ici.',
        ),
      failed: ({ name }) => notAttached(name, 'une erreur s’est produite. Réessayez.'),
    },
  },
  summaries: {
    style: 'Type de résumé',
    styles: { bullets: 'En points', brief: 'Bref', detailed: 'Détaillé', focus: 'Ce qui compte pour moi' },
    focus: 'Qu’est-ce qui compte pour vous ?',
    focusPlaceholder: 'Les coûts, les dates, ce que je dois faire…',
  },
  selectionButtons: {
    title: 'Boutons à côté du texte sélectionné',
    hint: 'Sélectionnez du texte sur une page, et des boutons apparaissent à côté. Au clavier, Alt+F10 y mène.',
    where: {
      nowhere: 'Désactivés',
      sites: 'Sur les sites que je choisis',
      everywhere: 'Sur tous les sites',
    },
    site: 'Site',
    add: 'Ajouter',
    remove: (site) => `Retirer ${site}`,
    actions: 'Afficher ces boutons',
    closed: (site) => `Le navigateur n’autorise pas Aside sur ${site}. Aucun bouton n’y apparaît.`,
    closedEverywhere: 'Le navigateur n’autorise pas Aside sur tous les sites. Aucun bouton n’apparaît.',
    allow: 'Autoriser de nouveau',
    problems: {
      refused: 'Le navigateur ne l’a pas autorisé. Rien n’a changé.',
      no_site: 'Ce n’est pas un site. Entrez-en un, par exemple example.org.',
    },
  },
  voice: {
    speak: 'Dicter une question (cliquez, ou maintenez appuyé en parlant)',
    opening: 'Ouverture du micro…',
    listening: 'Aside écoute',
    transcribing: 'Transcription…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: 'J’ai fini de parler',
    askAtOnce: 'Demander aussitôt',
    microphone: 'Micro',
    browsersChoice: 'Choix du navigateur',
    nextTime: 'À partir du prochain enregistrement',
    standIn: (name) => `Le micro choisi n’est pas branché. Aside enregistre avec « ${name} ».`,
    kept: 'Votre enregistrement est gardé.',
    discard: 'Effacer',
    keepRecorded: 'Garder l’enregistrement',
    recorded: 'Votre enregistrement reste ici jusqu’au prochain.',
    saveRecorded: 'Enregistrer',
    letRecordedGo: 'Supprimer l’enregistrement',
    allow: 'Autoriser le micro…',
    onDevice: {
      available:
        'Ce navigateur sait reconnaître la parole lui-même, sur cet appareil. Activez-le et parlez de nouveau.',
      downloadable:
        'Ce navigateur saura reconnaître la parole lui-même, sur cet appareil, une fois votre langue téléchargée. Parlez alors de nouveau.',
      downloading: 'Téléchargement de votre langue…',
      turnOn: 'Utiliser ce navigateur',
      download: 'Télécharger et utiliser',
      choice: 'Reconnaître la parole dans ce navigateur, sur cet appareil',
    },
    problems: {
      not_asked: 'Le navigateur a d’abord besoin de votre accord. Il le demande dans un nouvel onglet.',
      denied: 'Le navigateur n’autorise pas Aside à utiliser le micro.',
      no_microphone: 'Aucun micro trouvé. Branchez-en un et réessayez.',
      not_supported: 'Cette page ne peut pas utiliser de micro : il faut https ou l’extension.',
      busy: 'Le micro n’a pas pu être utilisé. Fermez les autres programmes qui l’utilisent et réessayez.',
      failed: 'Le micro n’a pas pu être ouvert. Choisissez-en un autre dans les paramètres du système et réessayez.',
      unplugged: 'Le micro a été débranché. Aside a entendu ce que vous avez dit jusque-là.',
      full: `Un enregistrement s’arrête au bout de ${Math.floor(LIMITS.audioSeconds / 60)} minutes. Aside a entendu ce que vous avez dit jusque-là.`,
      lost: 'La connexion au compagnon est perdue. L’enregistrement sera envoyé dès son retour.',
      on_device: 'Désormais, ce navigateur transcrit ce que vous dites, sur cet appareil. Parlez de nouveau.',
      not_on_device:
        'Ce navigateur ne reconnaît plus votre langue sur cet appareil. Aside utilise de nouveau le compagnon.',
      not_installed: 'Le navigateur n’a pas pu télécharger la reconnaissance vocale de votre langue.',
      needs_companion: 'Associez ce navigateur au compagnon pour dicter des questions.',
    },
    page: {
      title: 'Autoriser Aside à utiliser le micro',
      text: 'Aside n’écoute que pendant que vous dictez une question, et envoie l’enregistrement à votre propre reconnaissance vocale. Il n’est pas conservé.',
      allow: 'Autoriser le micro',
      allowed: 'Aside peut maintenant utiliser le micro. Fermez cet onglet et dictez votre question dans le panneau.',
      denied:
        'Le navigateur n’autorise pas Aside à utiliser le micro. Cliquez sur l’icône à gauche de l’adresse de cette page, autorisez le micro et réessayez.',
      none: 'Aucun micro trouvé. Branchez-en un et réessayez.',
    },
  },
  aloud: {
    read: 'Lire à voix haute',
    stopReading: 'Arrêter la lecture',
    readSelection: 'Lire la sélection à voix haute',
    bar: 'Lecture à voix haute',
    pause: 'Pause',
    goOn: 'Reprendre',
    skip: 'Phrase suivante',
    speed: 'Vitesse',
    slower: 'Moins vite',
    faster: 'Plus vite',
    rate: (rate) => `${number(rate)}×`,
    waiting: 'En attente de la suite de la réponse…',
    gettingVoices: 'Chargement des voix…',
    voice: (language) => `Voix pour cette langue : ${language}`,
    automatic: 'La meilleure voix de cet ordinateur',
    onThisComputer: 'Sur cet ordinateur',
    online: 'En ligne : le texte quitte cet ordinateur',
    leftOut: { code: 'Code omis.', formula: 'Formule omise.' },
    noVoice: {
      no_voice: (language) =>
        `Cet ordinateur n’a pas de voix pour cette langue : ${language}. Ajoutez-en une dans les paramètres vocaux du système et redémarrez le navigateur.`,
      no_voice_on_linux: (language) =>
        `Cet ordinateur n’a pas de voix pour cette langue : ${language}. Installez speech-dispatcher et espeak-ng. Chrome et Chromium doivent en plus être lancés avec --enable-speech-dispatcher.`,
    },
    problems: {
      not_supported: 'Ce navigateur ne peut pas lire à voix haute.',
      failed: 'La voix ne répond plus. Cliquez sur « Reprendre » ou choisissez une autre voix.',
      interrupted: 'Autre chose dans le navigateur a mis fin à la lecture.',
      elsewhere: 'Un autre panneau lit maintenant à voix haute.',
    },
  },
  tuning: {
    title: 'Paramètres du modèle',
    scope: 'Ces paramètres s’appliquent à',
    thisChat: 'Ce chat',
    thisModel: (model) => (model === '' ? 'Ce modèle' : model),
    chatHint: 'Ils passent avant ceux du modèle et restent avec ce chat.',
    modelHint: 'Ils s’appliquent à chaque chat avec ce modèle qui n’a pas les siens.',
    contextUsed: (used, all) =>
      `Après la dernière réponse, le contexte était plein à ${percent(Math.ceil((100 * used) / all) / 100)} : ${number(used)} tokens sur ${number(all)}.`,
    everyModel: 'Pour tous les modèles',
    largestContext: 'Plus grand contexte, en tokens',
    largestContextHint:
      'Aside n’en demande pas plus à un modèle d’Ollama. Avec plus, il lit des pages plus longues en entier, mais prend plus de mémoire. Un modèle déjà chargé garde ce qu’il a.',
    loadsEarly: 'Charger le modèle dès la frappe',
    loadsEarlyHint:
      'Les réponses commencent plus tôt. Seulement pour les modèles qui tiennent dans la mémoire de cet ordinateur, et jamais pendant une autre réponse.',
    loading: 'Demande au compagnon…',
    none: 'Ce modèle n’a pas de paramètres.',
    reset: (what) => `Réinitialiser : ${what}`,
    byItself: 'Valeur du modèle',
    usually: (value) => `Par défaut : ${value}`,
    names: {
      temperature: 'Température',
      top_p: 'Top P',
      seed: 'Graine',
      num_ctx: 'Contexte, en tokens',
      num_predict: 'Réponse la plus longue, en tokens',
      keep_alive: 'Minutes en mémoire',
      think: 'Réflexion',
      system: 'Prompt système',
    },
    hints: {
      temperature: 'De 0, les mots les plus probables, à 2, les plus surprenants.',
      top_p: 'La part des mots probables parmi lesquels choisir, de 0 à 1.',
      seed: 'Le même nombre donne la même réponse.',
      num_ctx: 'Avec plus, des pages plus longues tiennent en entier, mais cela prend de la mémoire.',
      num_predict: 'Les réponses plus longues sont coupées.',
      keep_alive: 'Après une réponse. Avec -1, il reste jusqu’à ce qu’on le décharge.',
      think: 'Plus de réflexion prend plus de temps.',
      system: 'Ce que l’on dit au modèle avant tout le reste.',
    },
    thinking: { off: 'Désactivée', on: 'Activée', low: 'Faible', medium: 'Moyenne', high: 'Élevée' },
  },
} satisfies Catalogue['rest'];
