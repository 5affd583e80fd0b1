/** What is said where an answer or a whole conversation is copied. */
export const copyWords = {
  copyAs: 'Copy as…',
  answer: { markdown: 'Copy as Markdown', text: 'Copy as plain text', rich: 'Copy as rich text' },
  chat: { markdown: 'Copy chat as Markdown', text: 'Copy chat as plain text', rich: 'Copy chat as rich text' },
};
