import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Tú',
  answer: 'Respuesta',
  days: (first, last) => (first === last ? first : `${first} a ${last}`),
  anotherBeginning: 'Otro comienzo:',
  anotherVersion: 'Otra versión:',
  versionAfter: (question) => `Otra versión de lo que sigue a «${question}»:`,
  tasks: { chat: '(sin texto)', explain: 'Explica esto.', summarise: 'Resume esto.', translate: 'Traduce esto.' },
  sources: { page: 'Una página', selection: 'Un fragmento', file: 'Un archivo', image: 'Una imagen' },
  unknownSource: 'Una fuente',
  notFinished: '(sin terminar)',
  cut: '(cortada por longitud)',
  stopped: '(detenida)',
};
