import { createContext } from 'preact';

/** How text is copied, with the same as HTML for programs that take it, where the components stand; rejects when the browser, or the page around, does not let it. */
export const CopyContext = createContext<(text: string, html?: string) => Promise<void>>(() =>
  Promise.reject(new Error('Nothing can be copied here.')),
);
