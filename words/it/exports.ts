import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Tu',
  answer: 'Risposta',
  days: (first, last) => (first === last ? first : `dal ${first} al ${last}`),
  anotherBeginning: 'Un altro inizio:',
  anotherVersion: 'Un’altra versione:',
  versionAfter: (question) => `Un’altra versione di ciò che segue “${question}”:`,
  tasks: {
    chat: '(nessun testo)',
    explain: 'Spiega questo.',
    summarise: 'Riassumi questo.',
    translate: 'Traduci questo.',
  },
  sources: { page: 'Una pagina', selection: 'Una selezione', file: 'Un file', image: 'Un’immagine' },
  unknownSource: 'Una fonte',
  notFinished: '(non completata)',
  cut: '(troncata per lunghezza)',
  stopped: '(interrotta)',
};
