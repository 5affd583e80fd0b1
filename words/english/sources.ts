import { rounded } from '../rounded.ts';
import { number, plural } from './tongue.ts';

interface Named {
  name: string;
}

/** What is said of files, images and tabs that may go along with a question. */
export const sourceWords = {
  attach: 'Attach files',
  dropHere: 'Drop files to attach them',
  openTabs: 'Open tabs',
  tabAsleep: 'Asleep: go to this tab first',
  allowTabs: 'Let Aside see your tabs…',
  allowTabsHint: 'The browser asks you to allow Aside on all sites',
  noTab: 'No open tab matches',
  pastedText: 'Pasted text',
  pastedImage: 'Pasted image',
  reading: (name: string) => `Reading “${name}”…`,
  readingPart: (name: string, done: number, total: number) =>
    `Reading “${name}”: page ${number(done)} of ${number(total)}`,
  stopReading: (name: string) => `Stop reading “${name}”`,
  waitsForReading: 'You can send your question when everything has been read.',
  noVision: (model: string) => `${model} can’t see images.`,
  chooseVision: 'Choose a model that can, or remove the image.',
  getVision: 'None of your models can. Get one that can, such as gemma3, or remove the image.',
  useModel: (model: string) => `Use ${model}`,
  /** What has become of a page since it was read. */
  pageChanges: {
    changed: (title: string) => `“${title}” has changed since Aside read it.`,
    left: (title: string) => `The tab with “${title}” now shows another page.`,
  },
  aroundIt: 'The paragraph around it:',
  readAgain: 'Read again',
  pageBeside: (title: string) => `You’re now looking at “${title}”.`,
  anotherPage: 'You’re now looking at another page.',
  chatIsAbout: (title: string) => `This chat is about “${title}”.`,
  useInstead: 'Use this page instead',
  useAlso: 'Also use this page',
  /** What of a question its model will not be given. */
  fits: {
    passages: (model: string) => `Too long for ${model}: only the passages that matter to your question will be sent.`,
    parts: (model: string) => `Too long for ${model}: it will be read in parts.`,
    tooLong: (model: string, tokens: number, most: number) =>
      `This may be too long for ${model}: it takes about ${number(rounded(tokens))} tokens, and the model reads ${number(most)}.`,
    withoutEarlierSources: 'To fit the model, pages, selections and images from earlier questions won’t be sent again.',
    leftOut: (count: number) =>
      plural(count, {
        one: 'To fit the model, the oldest question and its answer won’t be sent.',
        other: (shown) => `To fit the model, the oldest ${shown} questions and answers won’t be sent.`,
      }),
  },
  refusals: {
    not_readable: ({ name }: Named) => `“${name}” can’t be attached: it is neither text, an image nor a PDF.`,
    empty: ({ name }: Named) => `“${name}” can’t be attached: there is nothing in it.`,
    too_large: ({ name, megabytes }: Named & { megabytes: number }) =>
      `“${name}” can’t be attached: files may have up to ${number(megabytes)}\u00a0MB.`,
    not_an_image: ({ name }: Named) => `“${name}” can’t be attached: it is named like an image, and it isn’t one.`,
    image_kind: ({ name }: Named) =>
      `“${name}” can’t be attached: Aside can’t read this kind of image. Save it as PNG or JPEG.`,
    image_too_large: ({ name, megapixels, most }: Named & { megapixels: number; most: number }) =>
      `“${name}” can’t be attached: it has ${number(megapixels)} megapixels, and ${number(most)} is the most. Save a smaller version of it.`,
    image_broken: ({ name }: Named) => `“${name}” can’t be attached: the image is damaged.`,
    file_gone: ({ name }: Named) => `“${name}” can’t be attached: it is a folder, or it can’t be opened.`,
    no_room: ({ name }: Named) =>
      `“${name}” can’t be attached: there are already as many attachments as a question may have.`,
    needs_companion: ({ name }: Named) =>
      `“${name}” can’t be attached: PDFs are read by the companion, and this panel isn’t paired or connected with one.`,
    refused: ({ name }: Named) => `“${name}” can’t be attached.`,
    tab_gone: ({ name }: Named) => `“${name}” can’t be attached: its tab was closed, or shows another page now.`,
    tab_closed: ({ name }: Named) =>
      `“${name}” can’t be attached: the browser keeps its tab closed to Aside. Go to the tab and click Aside in the toolbar.`,
    tab_unreadable: ({ name }: Named) => `“${name}” can’t be attached.`,
    not_fetched: ({ name }: Named) =>
      `“${name}” can’t be attached: Aside couldn’t get this file from its site again. Save it and drop the file here.`,
    failed: ({ name }: Named) => `“${name}” can’t be attached: something went wrong. Try again.`,
  },
};
