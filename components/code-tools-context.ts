import { createContext } from 'preact';
import type { CodeTools } from '../sidebar/state/code-tools.ts';

/** Null where code can only be copied, as in a card in a page. */
export const CodeToolsContext = createContext<CodeTools | null>(null);
