const USE_IT =
  'Use that one, or stop it first: press Ctrl+C where you started it, or use your service manager. Nothing was changed.';

/** What `npm start` and `npm run build` say. Folders and addresses are given as they are. */
export const launcherWords = {
  runsWithBuild: (address: string, folder: string) =>
    `Aside is already running at ${address}, with the extension in ${folder}. ${USE_IT}`,
  runsWithData: (address: string, folder: string) =>
    `Aside is already running at ${address}, with its data in ${folder}. ${USE_IT}`,
  /** After why the companion can't listen. */
  unchanged: (why: string) => `${why} Nothing was changed.`,

  nothingChanged: 'Nothing has changed since the last build.',
  products: { extension: 'the extension', web: 'the page', companion: 'the companion' },
  /** `products`: a list in words. */
  building: (products: string) => `Building ${products}…`,
  waitingForBuild: 'Another build is running here. Waiting for it…',
  notBuilt: (name: string, output: string) => `The ${name} extension couldn’t be built.\n${output}`,
  extensionIn: (folder: string) => `The extension is in ${folder}`,
  pageIn: (folder: string) => `The page is in ${folder}`,
  keyNotPassedOn: (why: string) => `The extension didn’t get the new key: ${why} Run npm start again.`,

  /** How to load the extension without our help. The names in quotes are Chromium's own. */
  loadByHand: (folder: string) => [
    'To load Aside by hand, open chrome://extensions and switch on “Developer mode”.',
    `Click “Load unpacked” and choose ${folder}`,
    'Pin Aside to the toolbar (behind the puzzle piece) and click it to open the panel.',
  ],
  noDisplay: 'There is no display, so no browser was opened.',
  refusesToLoad: (name: string) => `${name} doesn’t let other programs load extensions.`,
  noBrowser: 'Chromium isn’t installed here, so no browser was opened.',
  opens: 'Chromium is opening with Aside in its toolbar. Click it, or press Alt+A.',
  browserClosed: 'The browser was closed. Aside keeps running; press Ctrl+C to stop it.',
  browserWasOpen: 'Chromium was already open. Aside is in one of its windows.',
  browserFailed: (path: string) => `${path} couldn’t be started.`,

  /** The page that the browser is opened with. `title` and all others are text; keys are written as they are. */
  page: {
    title: 'Aside is ready',
    steps: [
      'Click Aside in the toolbar at the top right, or press Alt+A (Control+Shift+A on a Mac). The panel opens beside this page.',
      'Select a sentence below, right-click it and choose “Ask about selection”.',
      'In the panel, choose “Summarise this page”.',
    ],
    note: 'This page comes from your own computer. Go to any other page and do the same there.',
  },
};
