import { roomWords } from '../../words/spoken-later.ts';
import '../styles/rooms.css';

/** In place of the composer, for those who may only read. */
export function ReaderNote() {
  return <p class="reader-note">{roomWords.readerNote}</p>;
}
