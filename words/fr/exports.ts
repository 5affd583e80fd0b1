import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Vous',
  answer: 'Réponse',
  days: (first, last) => (first === last ? first : `du ${first} au ${last}`),
  anotherBeginning: 'Un autre début\u00a0:',
  anotherVersion: 'Une autre version\u00a0:',
  versionAfter: (question) => `Une autre version de ce qui suit «\u00a0${question}\u00a0»\u00a0:`,
  tasks: { chat: '(sans texte)', explain: 'Explique ceci.', summarise: 'Résume ceci.', translate: 'Traduis ceci.' },
  sources: { page: 'Une page', selection: 'Un extrait', file: 'Un fichier', image: 'Une image' },
  unknownSource: 'Une source',
  notFinished: '(inachevé)',
  cut: '(coupé à la limite de longueur)',
  stopped: '(arrêté)',
};
