import { number } from './tongue.ts';

type Site = { site: string };

/** Why the page beside the panel, or what is selected in it, can't be read; and what to do. */
export const pageHints = {
  browser_page: () => 'Browsers keep their own pages and stores closed to extensions, so Aside can’t read this page.',
  closed_page: () =>
    'The browser keeps this page closed to Aside. If it is a file on this computer, open the browser’s page of extensions and turn on “Allow access to file URLs” for Aside. The browser’s own pages and stores stay closed.',
  silent: () =>
    'Aside can’t read this page: it doesn’t respond. Try again when it is less busy. Some of the browser’s own pages never respond.',
  pdf: () =>
    'Aside can’t get a PDF out of the browser’s viewer. Save it and drop the file here, or select text in it and ask about the selection.',
  shown_file: () => 'Aside can’t get this file out of the browser. Save it and drop the file here.',
  recording: () => 'This tab plays audio or video. Aside can only read text and images.',
  framed: ({ site }: Site) =>
    site === ''
      ? 'Most of this page is in a frame from another site, which Aside may not read. Open the frame in a tab of its own, or allow Aside on all sites.'
      : `Most of this page is in a frame from ${site}, which Aside may not read. Open the frame in a tab of its own, or allow Aside on all sites.`,
  drawn: () => 'This page is drawn as a picture, so it has no text that Aside can read. Attach a screenshot instead.',
  empty: () => 'There is no text on this page.',
  not_loaded: () => 'This page didn’t load, so there is nothing to read.',
  left: () => 'You left the page before Aside could read it. Go back to it and try again.',
  needs_access: ({ shortcut }: { shortcut: string }) =>
    shortcut === ''
      ? 'Click Aside in the toolbar to let it read this page.'
      : `Click Aside in the toolbar or press ${shortcut} to let it read this page.`,
  sidebar_refused: () =>
    'Firefox opens its sidebar only for a click in the toolbar or in a menu, so Aside opened in this tab. Click Aside in the toolbar to have it beside the page.',
  no_room: () => 'The browser has no room for that much text. Select less of it and ask again.',
  closed_frame: ({ site }: Site) =>
    site === ''
      ? 'The text you selected may be in a part of this page that comes from another site. A shortcut can’t read it there. Right-click the selection and choose “Ask about selection”, or allow Aside on all sites.'
      : `The text you selected may be in a part of this page that comes from ${site}. A shortcut can’t read it there. Right-click the selection and choose “Ask about selection”, or allow Aside on all sites.`,
  nothing_selected: () => 'Nothing is selected. Select some text on the page, then ask about it.',
};

/** For the screen reader: something will go with the question, or there is no room for it. */
export const landings = {
  sourcesFull: (most: number) => `You can attach up to ${number(most)} pages, quotes and files to a question.`,
  /** `count`: how much goes along in all. */
  landed: {
    page: (name: string, count: number) =>
      count === 1
        ? `The page “${name}” is attached to your question.`
        : `The page “${name}” is attached to your question. ${number(count)} are attached in all.`,
    selection: (name: string, count: number) =>
      count === 1
        ? `A quote from “${name}” is attached to your question.`
        : `A quote from “${name}” is attached to your question. ${number(count)} are attached in all.`,
    file: (name: string, count: number) =>
      count === 1
        ? `The file “${name}” is attached to your question.`
        : `The file “${name}” is attached to your question. ${number(count)} are attached in all.`,
    image: (name: string, count: number) =>
      count === 1
        ? `The image “${name}” is attached to your question.`
        : `The image “${name}” is attached to your question. ${number(count)} are attached in all.`,
  },
};
