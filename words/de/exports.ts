import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Du',
  answer: 'Antwort',
  days: (first, last) => (first === last ? first : `${first} bis ${last}`),
  anotherBeginning: 'Ein anderer Anfang:',
  anotherVersion: 'Eine andere Fassung:',
  versionAfter: (question) => `Eine andere Fassung dessen, was auf „${question}“ folgt:`,
  tasks: {
    chat: '(kein Text)',
    explain: 'Erkläre das.',
    summarise: 'Fasse das zusammen.',
    translate: 'Übersetze das.',
  },
  sources: { page: 'Eine Seite', selection: 'Eine Auswahl', file: 'Eine Datei', image: 'Ein Bild' },
  unknownSource: 'Eine Quelle',
  notFinished: '(nicht fertig)',
  cut: '(an der Längengrenze abgeschnitten)',
  stopped: '(angehalten)',
};
