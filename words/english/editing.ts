/** What is said where a question is changed. */
export const editingWords = {
  label: 'Edit your question',
  hint: 'The current answer is kept as another version.',
  ask: 'Ask',
} as const;
