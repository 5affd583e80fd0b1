import { createContext } from 'preact';

/** How text is copied where the components stand; rejects when the browser, or the page around, does not let it. */
export const CopyContext = createContext<(text: string) => Promise<void>>(() =>
  Promise.reject(new Error('Nothing can be copied here.')),
);
