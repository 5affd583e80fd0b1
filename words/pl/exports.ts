import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Ty',
  answer: 'Odpowiedź',
  days: (first, last) => (first === last ? first : `${first} – ${last}`),
  anotherBeginning: 'Inny początek:',
  anotherVersion: 'Inna wersja:',
  versionAfter: (question) => `Inna wersja tego, co następuje po „${question}”:`,
  tasks: { chat: '(brak tekstu)', explain: 'Wyjaśnij to.', summarise: 'Podsumuj to.', translate: 'Przetłumacz to.' },
  sources: { page: 'Strona', selection: 'Zaznaczenie', file: 'Plik', image: 'Obraz' },
  unknownSource: 'Źródło',
  notFinished: '(niedokończone)',
  cut: '(ucięto na limicie długości)',
  stopped: '(zatrzymano)',
};
