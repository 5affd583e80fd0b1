/** What stands in the browser's own menus and lists. */
export const menuWords = {
  'ask-selection': 'Ask about selection',
  explain: 'Explain',
  'summarise-selection': 'Summarise selection',
  translate: 'Translate',
  'ask-here': 'Ask here',
  'summarise-page': 'Summarise this page',
  addressBar: 'Ask your model in Aside',
  addressBarAsk: (question: string) => `Ask “${question}” in a new chat`,
  addressBarChat: (title: string, date: string) => `Open the chat “${title}” of ${date}`,
};

/** What the browser and its store say of Aside. */
export const manifestWords = {
  description: 'A chat sidebar for people who run their own language models.',
  askSelection: 'Ask about the selection',
  summarisePage: 'Summarise this page',
};
