import { type ComponentType, createContext } from 'preact';

/** `[1]` or `[1, 2]` in running text, where it stands, and all the words around it. */
export interface CitationProps {
  /** As they are written. */
  numbers: string;
  around: string;
  /** Where it begins in `around`. */
  at: number;
  /** No more will come of `around`. */
  closed: boolean;
}

/** What shows a citation; null where an answer can cite nothing, as in a card. */
export const CitationsContext = createContext<ComponentType<CitationProps> | null>(null);

export const CITATION = /\[(\d{1,3}(?:, ?\d{1,3})*)\]/g;
