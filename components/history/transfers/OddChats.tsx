import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { transferWords } from '../../../words/spoken-later.ts';

/** The chats of a file that can't come, or not whole, and why; those that are not named are counted. */
export function OddChats({ preview: { skipped, incomplete, odd } }: { preview: ImportPreview }) {
  const others = skipped + incomplete - odd.length;
  return (
    // Scrolls, so the keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <ul class="odd-chats" tabIndex={0}>
      {odd.map((chat, index) => (
        <li key={index}>
          <bdi>{chat.title || transferWords.chatAt(chat.place)}</bdi>: {transferWords.oddChat(chat)}
        </li>
      ))}
      {others > 0 && <li>{transferWords.more(others)}</li>}
    </ul>
  );
}
