import { number, plural } from './tongue.ts';

/** What is said of the library of prompts, and what those say that come with Aside. */
export const promptWords = {
  title: 'Prompts',
  summarise: 'Summarise',
  /** What each asks. Placeholders stay as they are. */
  texts: {
    summarise:
      'Summarise this. Begin with one sentence that says what it is about, then list the main points.\n\n{{selection}}',
    'key-points': 'List the key points of this, the most important first, at most seven.\n\n{{selection}}',
    explain: 'Explain this in plain words.\n\n{{selection}}',
    simplify: 'Rewrite this so that anyone can understand it: short sentences, everyday words.\n\n{{selection}}',
    translate:
      'Translate this into {{language}}. Write only the translation, and keep its formatting.\n\n{{selection}}',
    reply: 'Write a reply to this. What I want to say: {{ask:What do you want to say?}}\n\n{{selection}}',
    'fix-grammar':
      'Correct the spelling, grammar and punctuation of this. Change nothing else, and write only the corrected text.\n\n{{selection}}',
    shorten: 'Rewrite this in half as many words. Keep its meaning and tone.\n\n{{selection}}',
    'find-flaws':
      'Find the weak points of this: errors, gaps, and claims without evidence. Quote each one briefly.\n\n{{selection}}',
    quiz: 'Quiz me on this. Ask one question at a time, wait for my answer, then tell me how I did.\n\n{{selection}}',
  },
  use: 'Use a prompt',
  edit: 'Edit prompts…',
  noMatch: 'No prompts match',
  /** In a question, for what went along. */
  attached: { page: '[attached page]', text: '[attached text]', clipboard: '[attached clipboard]' },
  clipboardFile: 'Clipboard',
  ask: 'Ask',
  cancel: 'Cancel',
  blankQuestion: 'Your words',
  notes: {
    unknown: (name: string) => `Aside doesn’t know ${name}. It is sent as it stands.`,
    clipboard_refused: 'Aside may not read the clipboard. Paste the text in its place.',
    clipboard_empty: 'There is no text on the clipboard.',
    no_tab:
      'Aside can’t see this page’s title and address yet. Click Aside in the toolbar, then choose the prompt again.',
    no_page: 'There is no page to attach here.',
  },
  search: 'Search prompts',
  add: 'New prompt',
  importFile: 'Import prompts from a file',
  exportFile: 'Export your prompts to a file',
  name: 'Name',
  text: 'Prompt',
  placeholders: 'Placeholders',
  placeholderHints: {
    page: 'Attaches the page',
    selection: 'Attaches what is selected, or the page',
    title: 'Title of the page',
    url: 'Address of the page',
    clipboard: 'Text on the clipboard',
    language: 'Your language',
    ask: 'Asks you first',
  },
  askExample: 'For whom?',
  pin: 'Show in the context menu',
  save: 'Save',
  remove: 'Delete',
  reset: 'Reset',
  editOne: (name: string) => `Edit “${name}”`,
  move: (name: string) => `Move “${name}” with the arrow keys`,
  moved: (name: string, place: number, of: number) => `“${name}” is now ${number(place)} of ${number(of)}`,
  removed: (name: string) => `“${name}” deleted`,
  undo: 'Undo',
  pinned: 'In the context menu',
  changed: 'Changed',
  untitled: 'Untitled prompt',
  needsName: 'Give it a name.',
  needsText: 'Write what it asks.',
  textTooLong: (count: number, most: number) => `${number(count)} of ${number(most)} characters. Shorten it.`,
  savedAsCopy: 'This prompt was changed in another window. Yours was saved as another one.',
  notSaved: 'The companion can’t be reached, so nothing was changed. Try again once it is connected.',
  needsPairing: 'Pair this browser with the companion to change prompts.',
  imported: {
    added: (count: number) =>
      plural(count, { one: `${number(count)} prompt added.`, other: `${number(count)} prompts added.` }),
    known: (count: number) =>
      plural(count, { one: `${number(count)} was already here.`, other: `${number(count)} were already here.` }),
    unusable: (count: number) =>
      plural(count, {
        one: `${number(count)} was empty or too long.`,
        other: `${number(count)} were empty or too long.`,
      }),
    no_room: (count: number) =>
      plural(count, {
        one: `There was no room for ${number(count)} more.`,
        other: `There was no room for ${number(count)} more.`,
      }),
    nothing: 'There are no prompts in this file.',
    not_prompts: 'This isn’t a file of prompts from Aside or Page Assist.',
    too_large: 'This file is too large for a file of prompts.',
  },
};
