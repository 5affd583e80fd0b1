import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { number, plural } from './tongue.ts';

/** What the panel and the card say by themselves. */
export const first = {
  turns: {
    steps: {
      reading_part: ({ part, parts }) => `Lecture de la partie ${part} sur ${parts}`,
      condensing_part: ({ part, parts }) => `Condensation de la partie ${part} sur ${parts}`,
      writing_summary: () => 'Rédaction du résumé',
      explaining_parts: ({ parts }) => `Trop long pour le modèle : explication à partir de notes sur ${parts} parties`,
      translating_parts: ({ parts }) => `Trop long pour le modèle : traduction en ${parts} parties`,
      looking_for_passages: ({ passages }) =>
        plural(passages, {
          one: () => 'Examen d’un passage',
          other: (shown) => `Recherche de l’essentiel dans ${shown} passages`,
        }),
      comparing_passages: ({ compared, passages }) =>
        `Comparaison des passages avec la question : ${compared} sur ${passages}`,
      ranked_by_words: () =>
        'Le modèle d’embedding est en panne : les passages sont choisis uniquement d’après leurs mots',
      chose_passages: ({ passages, of }) =>
        `${passages} passages sur ${of} envoyés : le reste ne tenait pas dans le modèle`,
      from_cache: () => 'Repris du cache : le même texte avait déjà été résumé',
      smaller_context: ({ asked, given }) =>
        `Pas assez de mémoire pour un contexte de ${number(asked)} tokens : le modèle en lit ${number(given)} à la fois`,
      heard_words: ({ text }) => `Entendu : ${text}`,
      left_out_exchanges: ({ count }) =>
        plural(count, {
          one: () => 'La plus ancienne question et sa réponse sont omises : c’est trop pour le modèle',
          other: (shown) => `Les ${shown} plus anciennes questions et réponses sont omises : c’est trop pour le modèle`,
        }),
      left_out_sources: () => 'Les pages, extraits et images précédents sont omis : c’est trop pour le modèle',
      left_out_unknown: () => 'Des parties sont omises : il faut un compagnon plus récent pour les lire',
    },
    unknownStep: 'En cours (un Aside plus récent peut dire quoi)',
    emptyAnswers: {
      thoughts:
        'Le modèle a réfléchi, mais n’a pas répondu. Posez la question de nouveau ou choisissez un autre modèle.',
      thoughts_to_limit:
        'Le modèle a épuisé sa limite en réfléchissant et n’avait plus de place pour répondre. Demandez moins ou choisissez un modèle au contexte plus grand.',
      no_room:
        'Il n’y avait plus de place pour une réponse. Posez la question dans un nouveau chat ou choisissez un modèle au contexte plus grand.',
      loaded: 'Le modèle a été chargé, mais n’a pas répondu. Posez la question de nouveau : il est prêt maintenant.',
      tool_call:
        'Le modèle voulait utiliser un outil, mais il n’y en a pas ici. Posez la question de nouveau ou choisissez un autre modèle.',
      silence: 'Le modèle n’a pas répondu. Reformulez la question ou choisissez un autre modèle.',
    },
  },
  panel: {
    newChat: 'Nouveau chat',
    close: 'Fermer',
    dismiss: 'Masquer',
    copy: 'Copier',
    copied: 'Copié',
    refused: 'Copie impossible',
    retry: 'Réessayer',
    conversation: 'Conversation',
    cancel: 'Annuler',
    tryAgain: 'Réessayer',

    temporary: 'Temporaire',
    temporaryChat: 'Chat temporaire',
    temporaryHint: 'N’est pas gardé dans l’historique',
    temporaryOn: 'Activé : n’est pas gardé dans l’historique',
    temporaryTitle: 'Chat temporaire : gardé en mémoire seulement, jamais dans l’historique',

    openHistory: (running) =>
      running === 0
        ? 'Chats'
        : plural(running, {
            one: () => 'Chats : une réponse est en cours',
            other: (shown) => `Chats : ${shown} réponses sont en cours`,
          }),

    openingChat: 'Ouverture du chat…',
    earlierTurns: 'Afficher les questions précédentes',
    loadingEarlier: 'Chargement des questions précédentes…',
    earlierFailed: 'Impossible de charger les questions précédentes. Réessayer',
    version: (index, count) => `${number(index)}/${number(count)}`,
    versionOf: (index, count) => `Version ${number(index)} sur ${number(count)}`,
    previousVersion: 'Version précédente',
    nextVersion: 'Version suivante',
    otherAnswering: 'la réponse à une autre version est en cours',
    edit: 'Modifier',
    regenerate: 'Répondre de nouveau',
    refresh: 'Actualiser',
    goOn: 'Continuer',
    jumpToLatest: 'Aller à la fin',
    showAll: 'Tout afficher',
    showLess: 'Afficher moins',

    companionMenu: 'Compagnon…',
    settings: 'Paramètres',
    pairing: 'Association…',
    paired: 'Associé',
    pairBrowser: 'Associer ce navigateur',

    model: 'Modèle',
    chooseModel: 'Choisir un modèle',
    connecting: 'Connexion…',
    notConnected: 'Non connecté',
    noModels: 'Aucun modèle',

    sending: 'Envoi…',
    waitingForCompanion: 'Sera envoyé dès que le compagnon sera de retour',
    waitingInPanel: 'Sera envoyé dès que le compagnon sera de retour, si ce panneau reste ouvert',
    waitingNext: 'En attente : c’est la suivante',
    waiting: (position) => `En attente : position ${number(position)}`,
    aboutSeconds: (seconds) => `environ ${number(seconds)}\u00a0s`,
    aboutMinutes: (minutes) => `environ ${number(minutes)}\u00a0min`,
    loadingModel: (model) => (model === '' ? 'Chargement du modèle…' : `Chargement de ${model}…`),
    thinking: 'Réflexion…',
    stopping: 'Arrêt…',
    stoppedEarly: 'Arrêté avant la fin',
    stoppedEmpty: 'Arrêté avant le début',
    interrupted: 'Interrompu',
    cutForLength: 'Coupé à la limite de longueur',
    notSaved: 'Non enregistré',
    lost: {
      gone: ['Cette réponse n’existe plus.', 'Sélectionnez le texte et posez la question de nouveau.'],
      updated: [
        'Aside a été mis à jour pendant que cette carte était ouverte.',
        'Rechargez la page et posez la question de nouveau.',
      ],
    },
    somethingFailed: 'Une erreur s’est produite.',
    somethingWrong: 'Une erreur s’est produite',
    unexplained: {
      title: 'La connexion au compagnon est perdue',
      message: 'La partie du panneau qui dit pourquoi est absente.',
      cure: 'Aside continue d’essayer. Si cela n’aide pas, fermez le panneau et rouvrez-le.',
      command: '',
    },
    beyondThis: 'Mettez Aside à jour pour voir toute la réponse',
    unknownSource: 'Une pièce jointe qui demande un Aside plus récent',
    missingPart: {
      not_loaded: ['Une partie de cette page n’a pas pu être chargée.', 'Rechargez la page.'],
      updated: ['Aside a été mis à jour.', 'Fermez ce panneau et rouvrez-le.'],
    },
    asked: {
      explain: { selection: 'Explique cet extrait', page: 'Explique cette page' },
      summarise: { selection: 'Résume cet extrait', page: 'Résume cette page' },
      brief: { selection: 'Résume cet extrait en bref', page: 'Résume cette page en bref' },
      detailed: { selection: 'Résume cet extrait en détail', page: 'Résume cette page en détail' },
      translate: { selection: 'Traduis cet extrait', page: 'Traduis cette page' },
    },
    tokens: (count) => plural(count, { one: (shown) => `${shown} token`, other: (shown) => `${shown} tokens` }),
    tokensPerSecond: (rate) => `${rate} tokens/s`,
    table: 'Tableau',
    code: 'Code',
    codeIn: (language) => `Code, ${language}`,
    footnotes: 'Notes',
    footnote: (index) => `Note ${number(index)}`,
    backToText: 'Retour au texte',
    backToPlace: (index) => `Retour au texte, endroit ${number(index)}`,
    insertAnswer: 'Insérer dans le champ de texte',
    continueInPanel: 'Continuer dans le panneau',
    unknownTask: 'Une question qui demande un Aside plus récent',
    repeated: 'Arrêté : le modèle se répétait',
    timeLeft: (time) => `encore ${time}`,
    notesSoFar: 'Notes jusqu’ici',
    steps: (count) => plural(count, { one: (shown) => `${shown} étape`, other: (shown) => `${shown} étapes` }),
    answerFrom: (model) => (model === '' ? 'Réponse' : `Réponse de ${model}`),
    questionLabel: 'Question',

    composerLabel: 'Votre question',
    composerPlaceholder: 'Posez une question',
    followUpPlaceholder: 'Poursuivez',
    send: 'Envoyer',
    sendNext: 'Envoyer après cette réponse',
    stop: 'Arrêter',
    sentAlong: 'Pièces jointes',
    remove: (what) => `Retirer ${what}`,
    guestAttachments:
      'Pour envoyer des pages et des extraits, associez d’abord ce navigateur au compagnon, ou retirez-les.',

    reconnecting: 'Reconnexion au compagnon…',
    copyCommand: 'Copier la commande',

    emptyTitle: 'Posez vos questions à côté de la page',
    emptyTitleAlone: 'Interrogez vos propres modèles',
    emptyHintAlone: 'Vos chats restent sur l’ordinateur où Aside tourne.',
    summarisePage: 'Résumer cette page',
    summarisePageHint: 'L’essentiel, quelle que soit sa longueur',
    askAboutPage: 'Poser une question sur cette page',
    askAboutPageHint: 'Joint son texte à votre question',
    askAboutSelection: 'Poser une question sur un extrait',
    askAboutSelectionHint: 'Sélectionnez du texte sur la page, puis clic droit',
    openPanel: 'ouvre et ferme Aside',

    announceQuestionSent: 'Question envoyée',
    announceAnswering: 'Réponse en cours',
    announceDone: 'Réponse terminée',
    announceStopped: 'Réponse arrêtée',
    announceError: (message) => `La réponse a échoué. ${message}`,
  },
  receipts: {
    whatWasSent: 'Ce qui a été envoyé',
    kinds: { page: 'Page', selection: 'Extrait', file: 'Fichier', image: 'Image' },
    fromAnswer: 'Tiré d’une réponse',
    withAround: 'avec son paragraphe',
    characters: (count) =>
      plural(count, { one: (shown) => `${shown} caractère`, other: (shown) => `${shown} caractères` }),
    leftOut: (count) =>
      plural(count, {
        one: (shown) => `${shown} caractère omis`,
        other: (shown) => `${shown} caractères omis`,
      }),
    onlyLinesOnScreen: 'd’un éditeur, seules les lignes à l’écran ont été lues',
    withoutFrame: 'sans une partie qui vient d’un autre site',
    aboutTokens: (count) =>
      plural(rounded(count), { one: (shown) => `${shown} token`, other: (shown) => `environ ${shown} tokens` }),
    pages: (count) => plural(count, { one: (shown) => `${shown} page`, other: (shown) => `${shown} pages` }),
    pagesLeftOut: (count) =>
      plural(count, { one: (shown) => `${shown} page omise`, other: (shown) => `${shown} pages omises` }),
  },
  thoughts: {
    thoughts: 'Réflexion',
    thinkingFor: (seconds) => `Réflexion… ${number(seconds)}\u00a0s`,
    forMoment: 'A réfléchi un instant',
    forSeconds: (seconds) =>
      plural(seconds, {
        one: (shown) => `A réfléchi ${shown} seconde`,
        other: (shown) => `A réfléchi ${shown} secondes`,
      }),
    forMinutes: (minutes) =>
      plural(minutes, {
        one: (shown) => `A réfléchi ${shown} minute`,
        other: (shown) => `A réfléchi ${shown} minutes`,
      }),
  },
} satisfies Catalogue['first'];
