import type { ReadonlySignal } from '@preact/signals';
import type { Token } from 'marked';
import { type ComponentType, createContext } from 'preact';
import type { Passage } from '../../../protocol/passages.ts';

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

/** The passage that a sentence which cites none comes from. */
export interface ClosestProps {
  passage: Passage;
  sentence: string;
}

/** What an answer that was given passages shows beside its words. */
interface Citations {
  View: ComponentType<CitationProps>;
  /** Marks the sentences of a line that cite nothing and come from one passage; null while there is nothing to mark. */
  mark: ReadonlySignal<((line: readonly Token[]) => readonly Token[]) | null>;
  /** Such a mark. */
  Closest: ComponentType<ClosestProps>;
}

/** Null where an answer can cite nothing. */
export const CitationsContext = createContext<Citations | null>(null);
