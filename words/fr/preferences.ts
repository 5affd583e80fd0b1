import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where Aside itself is set. */
export const preferences: Catalogue['rest']['preferences'] = {
  look: 'Apparence',
  asking: 'Questions et réponses',
  speech: 'Voix',
  sites: 'Sites qu’Aside peut toujours lire',
  shortcuts: 'Raccourcis clavier',
  data: 'Vos données',
  connected: 'Connecté',
  names: {
    theme: 'Thème',
    textSize: 'Taille du texte',
    density: 'Espacement',
    sendKey: 'Envoyer avec',
    whileAnswering: 'Une question posée pendant une réponse',
    thoughts: 'Réflexion du modèle',
    answerLanguage: 'Langue des résumés et des traductions',
    defaultModel: 'Modèle par défaut',
    defaultInstructions: 'Instructions pour tous les chats',
  },
  choices: {
    theme: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    textSize: {
      small: 'Petite',
      normal: 'Normale',
      large: 'Grande',
      larger: 'Plus grande',
      largest: 'La plus grande',
    },
    density: { comfortable: 'Aéré', compact: 'Compact' },
    sendKey: { enter: 'Entrée', mod_enter: 'Ctrl+Entrée ou ⌘+Entrée' },
    whileAnswering: { queue: 'Attend la fin de la réponse', replace: 'Arrête la réponse' },
    thoughts: { folded: 'Repliée', shown: 'Dépliée' },
  },
  companionsChoice: 'Le choix du compagnon',
  instructionsHint: 'Le modèle les lit en premier, sauf si le chat ou le modèle a les siennes.',
  travels: 'Ces paramètres sont les mêmes dans tous les navigateurs qui utilisent ce compagnon.',
  travelsLater: 'Ces paramètres arriveront dans vos autres navigateurs dès que le compagnon sera connecté.',
  allSites: 'Tous les sites',
  noSites: 'Aucun. Aside ne lit une page que si vous le demandez.',
  removeSite: (site) => `Retirer ${site}`,
  keys: {
    open: 'Ouvrir ou fermer Aside',
    ask: 'Poser une question sur la sélection',
    summarise: 'Résumer cette page',
  },
  noKey: 'Non défini',
  changeKeys: 'Modifier les raccourcis',
  kept: (chats, size) =>
    plural(chats, { one: (shown) => `${shown} chat, ${size}`, other: (shown) => `${shown} chats, ${size}` }),
  notConnected: 'Connectez-vous au compagnon pour voir et modifier ce qu’il garde.',
  deleteAll: 'Supprimer tous les chats…',
  deleteHint: (chats) =>
    plural(chats, {
      one: 'Le chat sera supprimé définitivement, avec ses pages et ses fichiers.',
      other: (shown) => `Les ${shown} chats seront supprimés définitivement, avec leurs pages et leurs fichiers.`,
    }),
  deleteWord: 'supprimer',
  typeToDelete: (word) => `Tapez « ${word} » pour confirmer`,
  deleteNow: 'Supprimer tous les chats',
  deleting: 'Suppression…',
  deleted: (chats) =>
    plural(chats, { one: (shown) => `${shown} chat supprimé.`, other: (shown) => `${shown} chats supprimés.` }),
  changedMeanwhile: (chats) =>
    plural(chats, {
      one: (shown) => `Il y a maintenant ${shown} chat. Vérifiez et confirmez de nouveau.`,
      other: (shown) => `Il y a maintenant ${shown} chats. Vérifiez et confirmez de nouveau.`,
    }),
};
