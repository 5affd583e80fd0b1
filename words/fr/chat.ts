import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said where a conversation is read. */
export const chat = {
  menu: {
    menu: 'Menu du chat',
  },
  find: {
    find: 'Rechercher dans ce chat',
    next: 'Résultat suivant',
    previous: 'Résultat précédent',
    searching: 'Recherche…',
    of: (index, count) => (count === 0 ? 'Aucun résultat' : `${number(index)} sur ${number(count)}`),
    ofMany: (index, count) => `${number(index)} sur ${number(count)} ou plus`,
    withoutEarlier: (index, count) =>
      count === 0
        ? 'Aucun résultat ; les questions précédentes n’ont pas pu être chargées'
        : `${number(index)} sur ${number(count)} ; les questions précédentes n’ont pas pu être chargées`,
  },
  again: {
    withAnother: 'Répondre avec un autre modèle',
    search: 'Rechercher un modèle',
    noneFound: 'Aucun modèle ne correspond',
  },
  compare: {
    compare: 'Comparer les versions',
    title: 'Comparer les réponses',
    version: (index, model) => (model === '' ? `Version ${number(index)}` : `Version ${number(index)} : ${model}`),
    shown: 'Version affichée ici',
    goOn: 'Continuer avec celle-ci',
  },
  copying: {
    copyAs: 'Copier en…',
    wrapLines: 'Renvoi à la ligne',
    downloadCode: 'Télécharger',
    answer: {
      markdown: 'Copier en Markdown',
      text: 'Copier en texte brut',
      rich: 'Copier avec la mise en forme',
    },
    chat: {
      markdown: 'Copier le chat en Markdown',
      text: 'Copier le chat en texte brut',
      rich: 'Copier le chat avec la mise en forme',
    },
  },
  diagrams: {
    show: 'Afficher le diagramme',
    showCode: 'Afficher le code',
    save: 'Télécharger en SVG',
    diagram: 'Diagramme',
    drawing: 'Le diagramme est en cours de dessin…',
    mistake: 'Ce diagramme contient une erreur et ne peut pas être dessiné.',
    mistakeIn: (line) => `Ce diagramme contient une erreur à la ligne ${number(line)} et ne peut pas être dessiné.`,
    unknown: 'Aside ne peut pas dessiner ce type de diagramme.',
    slow: 'Le dessin de ce diagramme prenait trop de temps et a été arrêté.',
    large: 'Ce diagramme est trop grand pour être dessiné.',
  },
  usage: {
    tokens: (read, written) => `Tokens lus : ${number(read)}, écrits : ${number(written)}.`,
    speed: (rate, seconds) => `${rate} tokens/s, ${seconds}\u00a0s en tout.`,
    context: (used, all) =>
      `Contexte plein à ${number(Math.ceil((100 * used) / all))}\u00a0% : ${number(used)} tokens sur ${number(all)}.`,
  },
  contents: {
    contents: 'Sommaire de cette réponse',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
