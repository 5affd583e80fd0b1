import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: 'Você',
  answer: 'Resposta',
  days: (first, last) => (first === last ? first : `${first} a ${last}`),
  anotherBeginning: 'Outro começo:',
  anotherVersion: 'Outra versão:',
  versionAfter: (question) => `Outra versão do que vem depois de “${question}”:`,
  tasks: { chat: '(sem texto)', explain: 'Explique isto.', summarise: 'Resuma isto.', translate: 'Traduza isto.' },
  sources: { page: 'Uma página', selection: 'Uma seleção', file: 'Um arquivo', image: 'Uma imagem' },
  unknownSource: 'Uma fonte',
  notFinished: '(não terminada)',
  cut: '(cortada pelo tamanho)',
  stopped: '(parada)',
};
