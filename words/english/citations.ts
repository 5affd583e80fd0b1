/** What is said of a citation in an answer; loaded with it. */
export const citationWords = {
  passage: (number: number, title: string) => (title === '' ? `Passage ${number}` : `Passage ${number} of ${title}`),
  notFound: 'Not found in the passage',
  noPassage: 'No passage has this number',
  /** Of a mark behind a sentence that cites nothing. */
  closest: 'Closest passage, found by Aside',
} as const;
