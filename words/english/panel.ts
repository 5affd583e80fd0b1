import { english } from '../english.ts';
import { number } from '../number.ts';
import { plural } from './plural.ts';

/** What the panel says by itself, but for what is loaded with a part of it: chats, files, pairing, thoughts. */
export const words = {
  newChat: 'New chat',
  close: 'Close',
  dismiss: 'Dismiss',
  copy: 'Copy',
  copied: 'Copied',
  refused: 'Couldn’t copy',
  retry: 'Retry',
  conversation: 'Conversation',
  cancel: 'Cancel',
  tryAgain: 'Try again',

  temporary: 'Temporary',
  temporaryChat: 'Temporary chat',
  temporaryHint: 'Not saved to your history',
  temporaryOn: 'On: not saved to your history',
  temporaryTitle: 'Temporary chat: kept in memory only, never saved to your history',

  history: 'Chats',
  openHistory: (running: number) =>
    running === 0 ? 'Chats' : running === 1 ? 'Chats: one is answering' : `Chats: ${number(running)} are answering`,
  untitled: english.untitled,
  deleted: (title: string) => `Deleted “${title}”`,
  undo: 'Undo',

  openingChat: 'Opening this chat…',
  earlierTurns: 'Show earlier questions',
  loadingEarlier: 'Loading earlier questions…',
  earlierFailed: 'Couldn’t load earlier questions. Try again',
  version: (index: number, count: number) => `${number(index)}/${number(count)}`,
  versionOf: (index: number, count: number) => `Version ${number(index)} of ${number(count)}`,
  previousVersion: 'Previous version',
  nextVersion: 'Next version',
  otherAnswering: 'another version is being answered',
  edit: 'Edit',
  editLabel: 'Edit your question',
  askAgain: 'Ask',
  editHint: 'The current answer is kept as another version.',
  regenerate: 'Answer again',
  refresh: 'Refresh',
  goOn: 'Continue',
  jumpToLatest: 'Jump to latest',
  showAll: 'Show all',
  showLess: 'Show less',

  companionMenu: 'Companion…',
  settingsMenu: 'Settings…',
  pairing: 'Pairing…',
  paired: 'Paired',
  pairBrowser: 'Pair this browser',

  model: 'Model',
  chooseModel: 'Choose a model',
  connecting: 'Connecting…',
  notConnected: 'Not connected',
  noModels: 'No models',
  automatic: 'Automatic',
  automaticHint: 'the loaded model, or the newest',
  loaded: 'loaded',
  remote: 'not on this machine',
  readerHint: 'built in, no model: quotes the most important sentences',
  remoteTitle: (name: string) => `${name} runs on someone else’s machine`,
  remoteMessage: 'Your questions, and the pages and selections you attach, leave this machine.',
  remoteUse: 'Use it anyway',
  remoteKeep: 'Keep the current one',

  sending: 'Sending…',
  waitingForCompanion: 'Will be sent when the companion is back',
  waitingInPanel: 'Will be sent when the companion is back, if you keep this panel open',
  waitingNext: 'Waiting in line: next',
  waiting: (position: number) => `Waiting in line: position ${number(position)}`,
  aboutSeconds: (seconds: number) => `about ${number(seconds)} s`,
  aboutMinutes: (minutes: number) => `about ${number(minutes)} min`,
  loadingModel: (model: string) => (model === '' ? 'Loading the model…' : `Loading ${model}…`),
  thinking: 'Thinking…',
  stopping: 'Stopping…',
  stoppedEarly: 'Stopped before the end',
  stoppedEmpty: 'Stopped before it started',
  interrupted: 'Interrupted',
  cutForLength: 'Cut off at the length limit',
  notSaved: 'Not saved',
  lost: {
    gone: ['This answer is no longer here.', 'Select the text and ask again.'],
    updated: ['Aside was updated while this card was open.', 'Reload the page and ask again.'],
  },
  somethingFailed: 'Something went wrong.',
  somethingWrong: 'Something went wrong',
  unexplained: {
    title: 'Lost the connection to the companion',
    message: 'The part of the panel that explains why is missing.',
    cure: 'The panel keeps trying. If that doesn’t help, close and reopen it.',
    command: '',
  },
  beyondThis: 'Update Aside to see all of this answer',
  unknownSource: 'An attachment that needs a newer Aside',
  missingPart: {
    not_loaded: ['Part of this page couldn’t be loaded.', 'Reload the page.'],
    updated: ['Aside was updated.', 'Close and reopen this panel.'],
  },
  /** A task that was given without words, as the person would have asked it. */
  asked: {
    explain: { selection: 'Explain this selection', page: 'Explain this page' },
    summarise: { selection: 'Summarise this selection', page: 'Summarise this page' },
    brief: { selection: 'Summarise this selection briefly', page: 'Summarise this page briefly' },
    detailed: { selection: 'Summarise this selection in detail', page: 'Summarise this page in detail' },
    translate: { selection: 'Translate this selection', page: 'Translate this page' },
  },
  tokens: (count: number) => plural(count, { one: (shown) => `${shown} token`, other: (shown) => `${shown} tokens` }),
  tokensPerSecond: (rate: string) => `${rate} tokens/s`,
  table: 'Table',
  image: 'Image',
  code: 'Code',
  codeIn: (language: string) => `Code, ${language}`,
  footnotes: 'Footnotes',
  footnote: (index: number) => `Footnote ${number(index)}`,
  backToText: 'Back to the text',
  backToPlace: (index: number) => `Back to the text, place ${number(index)}`,
  continueInPanel: 'Continue in panel',
  unknownTask: 'A question that needs a newer Aside',
  repeated: 'Stopped: the model repeated itself',
  timeLeft: (time: string) => `${time} left`,
  notesSoFar: 'Notes so far',
  steps: (count: number) => (count === 1 ? '1 step' : `${number(count)} steps`),
  answerFrom: (model: string) => (model === '' ? 'Answer' : `Answer from ${model}`),
  questionLabel: 'Question',

  composerLabel: 'Your question',
  composerPlaceholder: 'Ask anything',
  followUpPlaceholder: 'Ask a follow-up',
  send: 'Send',
  sendNext: 'Send after this answer',
  stop: 'Stop',
  sentAlong: 'Attachments',
  remove: (what: string) => `Remove ${what}`,
  guestAttachments: 'To send pages and selections, pair this browser with the companion first, or remove them.',

  kinds: { page: 'Page', selection: 'Selection', file: 'File', image: 'Image' },
  characters: (count: number) => (count === 1 ? '1 character' : `${number(count)} characters`),
  leftOut: (count: number) => (count === 1 ? '1 character left out' : `${number(count)} characters left out`),
  aboutTokens: (count: number) => (count === 1 ? '1 token' : `about ${number(rounded(count))} tokens`),
  pages: (count: number) => (count === 1 ? '1 page' : `${number(count)} pages`),
  pagesLeftOut: (count: number) => (count === 1 ? '1 page left out' : `${number(count)} pages left out`),

  reconnecting: 'Reconnecting to the companion…',
  copyCommand: 'Copy command',

  readingPage: 'Reading this page…',
  allowAllSites: 'Allow on all sites',
  alwaysOffer: (site: string) => `Let Aside read ${site} without asking each time?`,
  alwaysOn: (site: string) => `Always on ${site}`,

  emptyTitle: 'Ask beside the page',
  emptyTitleAlone: 'Ask your own models',
  emptyHintAlone: 'Your chats stay on the machine that runs Aside.',
  summarisePage: 'Summarise this page',
  summarisePageHint: 'The main points, however long it is',
  askAboutPage: 'Ask about this page',
  askAboutPageHint: 'Attaches its text to your question',
  askAboutSelection: 'Ask about a selection',
  askAboutSelectionHint: 'Select text in the page and right-click it',
  openPanel: 'opens and closes Aside',

  sourcesFull: (most: number) => `You can attach up to ${number(most)} pages and quotes to a question.`,
  /** For the screen reader: something will go with the question; `count`: how much in all. */
  landed: {
    page: (name: string, count: number) =>
      count === 1
        ? `The page “${name}” is attached to your question.`
        : `The page “${name}” is attached to your question. ${number(count)} are attached in all.`,
    quote: (name: string, count: number) =>
      count === 1
        ? `A quote from “${name}” is attached to your question.`
        : `A quote from “${name}” is attached to your question. ${number(count)} are attached in all.`,
  },
  announceQuestionSent: 'Question sent',
  announceAnswering: 'Answering',
  announceDone: 'Answer finished',
  announceStopped: 'Answer stopped',
  announceError: (message: string) => `The answer failed. ${message}`,
} as const;

/** An estimate says no more than two digits. */
function rounded(count: number): number {
  return count < 100 ? count : Number(count.toPrecision(2));
}
