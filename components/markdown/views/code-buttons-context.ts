import { type ComponentType, createContext } from 'preact';
import type { CodeTools } from '../../../sidebar/state/code-tools.ts';

/** The buttons above a block of code. The card in a page has none and does without their code. */
export const CodeButtonsContext = createContext<ComponentType<{ tools: CodeTools; info: string; code: string }> | null>(
  null,
);
