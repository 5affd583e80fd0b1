import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { type Notes, noNotes } from '../notes.ts';

/** The notes of one answer, and what the ids of its footnotes begin with. */
export const NotesContext = createContext<{ notes: ReadonlySignal<Notes>; prefix: string }>({
  notes: signal(noNotes),
  prefix: '',
});
