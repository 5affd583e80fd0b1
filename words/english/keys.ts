/** What the keys do, and what is written on them. */
export const keyWords = {
  title: 'Keyboard shortcuts',
  groups: {
    composer: 'Your question',
    waiting: 'Questions asked next',
    panel: 'Elsewhere in the panel',
    browser: 'In the browser',
  },
  does: {
    send: 'Send',
    newLine: 'New line',
    editLast: 'Edit your last question, from an empty field',
    pickTab: 'Attach an open tab',
    pastePlain: 'Paste without formatting',
    stop: 'Stop the answer',
    moveUp: 'Move up',
    moveDown: 'Move down',
    quote: 'Quote what you selected in an answer',
    findChat: 'Search chats',
    listKeys: 'Show this list',
  },
  commands: {
    open: 'Open or close Aside',
    ask: 'Ask about the selection or the page',
    summarise: 'Summarise the page',
  },
  keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
};
