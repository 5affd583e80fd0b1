import type { Catalogue } from '../catalogue.ts';
import { number, plural } from './tongue.ts';

/** What is said of the library of prompts, and what those say that come with Aside. */
export const prompts: Catalogue['rest']['prompts'] = {
  title: 'Prompts',
  summarise: 'Résumer',
  texts: {
    summarise:
      'Résume ceci. Commence par une phrase qui dit de quoi il s’agit, puis énumère les points principaux.\n\n{{selection}}',
    'key-points': 'Énumère les points clés, sept au plus, du plus important au moins important.\n\n{{selection}}',
    explain: 'Explique ceci avec des mots simples.\n\n{{selection}}',
    simplify:
      'Réécris ceci pour que tout le monde le comprenne : des phrases courtes, des mots de tous les jours.\n\n{{selection}}',
    translate:
      'Traduis ceci dans cette langue : {{language}}. Écris seulement la traduction et garde la mise en forme.\n\n{{selection}}',
    reply: 'Écris une réponse à ceci. Ce que je veux dire : {{ask:Que voulez-vous dire ?}}\n\n{{selection}}',
    'fix-grammar':
      'Corrige l’orthographe, la grammaire et la ponctuation. Ne change rien d’autre et écris seulement le texte corrigé.\n\n{{selection}}',
    shorten: 'Réécris ceci avec deux fois moins de mots. Garde le sens et le ton.\n\n{{selection}}',
    'find-flaws':
      'Trouve les points faibles : erreurs, lacunes et affirmations sans preuve. Cite chacun brièvement.\n\n{{selection}}',
    quiz: 'Interroge-moi là-dessus. Pose une question à la fois, attends ma réponse, puis dis-moi ce qu’elle vaut.\n\n{{selection}}',
  },
  use: 'Utiliser un prompt',
  edit: 'Modifier les prompts…',
  noMatch: 'Aucun prompt ne correspond',
  attached: { page: '[page jointe]', text: '[texte joint]', clipboard: '[presse-papiers joint]' },
  clipboardFile: 'Presse-papiers',
  ask: 'Demander',
  cancel: 'Annuler',
  blankQuestion: 'Vos mots',
  notes: {
    unknown: (name) => `Aside ne connaît pas ${name}. Ce sera envoyé tel quel.`,
    clipboard_refused: 'Aside n’a pas le droit de lire le presse-papiers. Collez le texte à cet endroit.',
    clipboard_empty: 'Le presse-papiers ne contient pas de texte.',
    no_tab:
      'Aside ne voit pas encore le titre et l’adresse de cette page. Cliquez sur Aside dans la barre d’outils, puis choisissez de nouveau le prompt.',
    no_page: 'Il n’y a pas de page à joindre ici.',
  },
  search: 'Rechercher un prompt',
  add: 'Nouveau prompt',
  importFile: 'Importer des prompts depuis un fichier',
  exportFile: 'Exporter vos prompts dans un fichier',
  name: 'Nom',
  text: 'Prompt',
  placeholders: 'Champs',
  placeholderHints: {
    page: 'Joint la page',
    selection: 'Joint la sélection, sinon la page',
    title: 'Titre de la page',
    url: 'Adresse de la page',
    clipboard: 'Texte du presse-papiers',
    language: 'Votre langue',
    ask: 'Vous interroge d’abord',
  },
  askExample: 'Pour qui ?',
  pin: 'Afficher dans le menu contextuel',
  save: 'Enregistrer',
  remove: 'Supprimer',
  reset: 'Réinitialiser',
  editOne: (name) => `Modifier « ${name} »`,
  move: (name) => `Déplacer « ${name} » avec les touches fléchées`,
  moved: (name, place, of) => `« ${name} » est maintenant en position ${number(place)} sur ${number(of)}`,
  removed: (name) => `« ${name} » supprimé`,
  undo: 'Annuler',
  pinned: 'Dans le menu contextuel',
  changed: 'Modifié',
  untitled: 'Prompt sans nom',
  needsName: 'Donnez-lui un nom.',
  needsText: 'Écrivez ce qu’il demande.',
  textTooLong: (count, most) => `${number(count)} caractères sur ${number(most)}. Raccourcissez le texte.`,
  savedAsCopy: 'Ce prompt a été modifié dans une autre fenêtre. Le vôtre a été enregistré à part.',
  notSaved: 'Le compagnon est injoignable : rien n’a été modifié. Réessayez quand il sera connecté.',
  needsPairing: 'Associez ce navigateur au compagnon pour modifier les prompts.',
  imported: {
    added: (count) =>
      plural(count, { one: (shown) => `${shown} prompt ajouté.`, other: (shown) => `${shown} prompts ajoutés.` }),
    known: (count) =>
      plural(count, { one: (shown) => `${shown} était déjà là.`, other: (shown) => `${shown} étaient déjà là.` }),
    unusable: (count) =>
      plural(count, {
        one: (shown) => `${shown} était vide ou trop long.`,
        other: (shown) => `${shown} étaient vides ou trop longs.`,
      }),
    no_room: (count) => `Il n’y avait plus de place pour ${number(count)}.`,
    nothing: 'Ce fichier ne contient aucun prompt.',
    not_prompts: 'Ce n’est pas un fichier de prompts d’Aside ou de Page Assist.',
    too_large: 'Ce fichier est trop grand pour un fichier de prompts.',
  },
};
