import { createContext } from 'preact';
import type { Passage } from '../protocol/passages.ts';

/** Leads to a passage in the page that it is from; null where only the link can. */
export const ShowPassageContext = createContext<((passage: Passage) => void) | null>(null);
