import type { Task } from '../protocol/client-messages.ts';
import type { Model } from '../protocol/models.ts';
import type { Open } from '../protocol/open-enum.ts';
import type { AnySource } from '../protocol/question-parts.ts';
import type { Usage } from '../protocol/turn-events.ts';
import { english } from '../words/english.ts';

/**
 * Every word that the panel says by itself, in one place, so that it can be translated as a whole; those of the history, of
 * its files and of pairing are beside what is loaded for them (`history/history-words.ts`,
 * `history/transfers/transfer-words.ts`, `pairing/pairing-words.ts`). Words about a failure come with the failure, from the
 * models.
 */
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
  temporaryHint: 'Stays out of your history',
  temporaryOn: 'On: stays out of your history',
  temporaryTitle: 'Temporary chat: kept in memory only, and never in your history',

  history: 'Chats',
  openHistory: (running: number) =>
    running === 0 ? 'Chats' : running === 1 ? 'Chats: one is answering' : `Chats: ${number(running)} are answering`,
  untitled: english.untitled,
  deleted: (title: string) => `Deleted “${title}”`,
  undo: 'Undo',

  openingChat: 'Opening this chat…',
  earlierTurns: 'Show earlier questions',
  loadingEarlier: 'Loading earlier questions…',
  earlierFailed: 'Earlier questions could not be loaded. Try again',
  version: (index: number, count: number) => `${number(index)}/${number(count)}`,
  versionOf: (index: number, count: number) => `Version ${number(index)} of ${number(count)}`,
  previousVersion: 'Previous version',
  nextVersion: 'Next version',
  otherAnswering: 'another version is being answered',
  edit: 'Edit',
  editLabel: 'Edit your question',
  askAgain: 'Ask',
  editHint: 'The answer so far stays as a version of its own.',
  regenerate: 'Answer again',
  goOn: 'Continue',
  jumpToLatest: 'Jump to latest',
  showAll: 'Show all',
  showLess: 'Show less',

  companionMenu: 'Companion…',
  pairing: 'Pairing…',
  paired: 'Paired',
  pairBrowser: 'Pair this browser',

  model: 'Model',
  chooseModel: 'Choose a model',
  connecting: 'Connecting…',
  notConnected: 'Not connected',
  noModels: 'No models',
  automatic: 'Automatic',
  automaticHint: 'the loaded model, else the newest',
  loaded: 'loaded',
  remote: 'not on this machine',
  readerHint: 'built in, no model: quotes the sentences that matter most',
  remoteTitle: (name: string) => `${name} runs on someone else’s machine`,
  remoteMessage: 'Your questions, and the pages and selections you send along, leave this machine.',
  remoteUse: 'Use it anyway',
  remoteKeep: 'Keep the current one',

  sending: 'Sending…',
  waitingForCompanion: 'Will be sent once the companion answers',
  waitingInPanel: 'Will be sent once the companion answers, if this panel stays open',
  waitingNext: 'Waiting in line: next',
  waiting: (position: number) => `Waiting in line: position ${number(position)}`,
  aboutSeconds: (seconds: number) => `about ${number(seconds)} s`,
  aboutMinutes: (minutes: number) => `about ${number(minutes)} min`,
  loadingModel: (model: string) => (model === '' ? 'Loading the model…' : `Loading ${model}…`),
  thinking: 'Thinking…',
  stopping: 'Stopping…',
  stoppedEarly: 'Stopped before the end',
  stoppedEmpty: 'Stopped before it began',
  interrupted: 'Interrupted',
  cutForLength: 'Cut off: the answer reached the length limit',
  notSaved: 'Not saved',
  lost: {
    gone: ['This answer is not here any more.', 'Select the text and ask again.'],
    updated: ['Aside was updated while this card was open.', 'Reload the page and ask again.'],
  },
  somethingFailed: 'Something went wrong.',
  beyondThis: 'Part of this answer can only be shown by a newer Aside',
  unknownSource: 'Something that only a newer Aside can show',
  unknownTask: 'Asked in a way that only a newer Aside knows',
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
  sendNext: 'Ask when this answer is done',
  stop: 'Stop',
  sentAlong: 'Sent along',
  remove: (what: string) => `Remove ${what}`,
  guestAttachments:
    'Pages and selections are only sent to a companion that this browser is paired with. Pair it, or remove them.',

  thisPage: 'Page',
  selection: 'Selection',
  characters: (count: number) => (count === 1 ? '1 character' : `${number(count)} characters`),
  leftOut: (count: number) => `${number(count)} left out`,

  reconnecting: 'Reconnecting to the companion…',
  copyCommand: 'Copy command',

  readingPage: 'Reading this page…',
  allowAllSites: 'Allow on all sites',
  alwaysOffer: (site: string) => `Aside could read ${site} without being asked each time.`,
  alwaysOn: (site: string) => `Always on ${site}`,

  emptyTitle: 'Ask beside the page',
  emptyTitleAlone: 'Ask your own models',
  emptyHintAlone: 'Your chats are kept on the machine that runs Aside.',
  summarisePage: 'Summarise this page',
  summarisePageHint: 'The main points, however long it is',
  askAboutPage: 'Ask about this page',
  askAboutPageHint: 'Its text goes along with your question',
  askAboutSelection: 'Ask about a selection',
  askAboutSelectionHint: 'Select text in the page and right-click it',
  openPanel: 'opens and closes Aside',

  announceQuestionSent: 'Question sent',
  announceAnswering: 'Answering',
  announceDone: 'Answer finished',
  announceStopped: 'Answer stopped',
  announceError: (message: string) => `The answer failed. ${message}`,
} as const;

/** Where a question stands in line, and for how long. For example `Waiting in line: next, about 40 s`. */
export function describePosition(position: number, waitMs: number): string {
  const where = position > 1 ? words.waiting(position) : words.waitingNext;
  return waitMs <= 0 ? where : `${where}, ${describeTime(waitMs)}`;
}

/** For example `about 40 s`. */
export function describeTime(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? words.aboutSeconds(seconds) : words.aboutMinutes(Math.round(seconds / 60));
}

/** A task without a question, said as the person would have asked it. */
export function askedFor(task: Open<Task>, receipts: readonly AnySource[]): string {
  const what = receipts.some((receipt) => receipt.type === 'selection') ? 'this selection' : 'this page';
  switch (task) {
    case 'explain':
      return `Explain ${what}`;
    case 'summarise':
      return `Summarise ${what}`;
    case 'translate':
      return `Translate ${what}`;
    case 'chat':
      return '';
    default:
      return words.unknownTask;
  }
}

/** For example `3.2B · 2.0 GB · loaded`. */
export function describeModel(model: Model, isReader: boolean): string {
  if (isReader) return words.readerHint;
  const parts = [
    model.parameterSize,
    model.sizeBytes > 0 ? describeBytes(model.sizeBytes) : '',
    model.remote ? words.remote : '',
    model.loaded ? words.loaded : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** For example `12,340 characters · 2,000 left out`. */
export function describeSize(chars: number, omittedChars: number): string {
  return omittedChars > 0 ? `${words.characters(chars)} · ${words.leftOut(omittedChars)}` : words.characters(chars);
}

/** For example `212 tokens · 41.3 tokens/s`. */
export function describeUsage(usage: Usage): string {
  const tokens = usage.answerTokens === 1 ? '1 token' : `${number(usage.answerTokens)} tokens`;
  return usage.tokensPerSecond > 0 ? `${tokens} · ${perSecond.format(usage.tokensPerSecond)} tokens/s` : tokens;
}

const whole = new Intl.NumberFormat();
const perSecond = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** As it is written where the panel is. */
export function number(value: number): string {
  return whole.format(value);
}

/** For example `12 MB`. */
export function describeBytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${perSecond.format(bytes / 1e9)} GB`;
}
