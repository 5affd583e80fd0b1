/** What is said where an answer or a whole conversation is copied, and where code is shown otherwise or saved. */
export const copyWords = {
  copyAs: 'Copy as…',
  wrapLines: 'Wrap long lines',
  downloadCode: 'Download',
  answer: { markdown: 'Copy as Markdown', text: 'Copy as plain text', rich: 'Copy as rich text' },
  chat: { markdown: 'Copy chat as Markdown', text: 'Copy chat as plain text', rich: 'Copy chat as rich text' },
};
