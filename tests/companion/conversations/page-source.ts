/** A page that goes along with a question. */
export const PAGE = {
  type: 'page' as const,
  title: 'Herons',
  url: 'https://birds.example/',
  language: '',
  omittedChars: 0,
  text: 'Herons nest in trees.',
};
