/**
 * What the browser itself shows of Aside: in its menus, and in its lists of extensions and of shortcuts. It is packed for
 * the browser to read, so that all of it is text.
 */
export const menus = {
  'ask-selection': 'Ask about selection',
  explain: 'Explain',
  'summarise-selection': 'Summarise selection',
  translate: 'Translate',
  'ask-here': 'Ask here',
  'summarise-page': 'Summarise this page',
  addressBar: 'Ask your model in Aside',
  addressBarAsk: (question: string) => `Ask “${question}” in a new chat`,
  addressBarChat: (title: string, date: string) => `Open the chat “${title}” of ${date}`,
  'key-points': 'Key points',
  simplify: 'Simplify',
  reply: 'Reply to this',
  'fix-grammar': 'Fix spelling and grammar',
  shorten: 'Make it shorter',
  'find-flaws': 'Find the flaws',
  quiz: 'Quiz me',
  description: 'A chat sidebar for people who run their own language models.',
  /** In the list of shortcuts. */
  'command-ask-selection': 'Ask about the selection or the page',
  'command-summarise-page': 'Summarise this page',
};
