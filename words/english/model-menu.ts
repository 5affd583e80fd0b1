/** What the menu of the models says, and whatever else describes a model. */
export const modelMenuWords = {
  keys: 'Keyboard shortcuts…',
  automatic: 'Automatic',
  automaticHint: 'the loaded model, or the newest',
  loaded: 'loaded',
  remote: 'not on this machine',
  readerHint: 'built in, no model: quotes the most important sentences',
  remoteTitle: (name: string) => `${name} runs on someone else’s machine`,
  remoteMessage: 'Your questions, and the pages and selections you attach, leave this machine.',
  remoteUse: 'Use it anyway',
  remoteKeep: 'Keep the current one',
  settings: 'Settings…',
  models: 'Models…',
} as const;
