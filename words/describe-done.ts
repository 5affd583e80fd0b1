import { historyWords } from './spoken-later.ts';

/** What was done with chats: with one by its title, where only that one was deleted. */
export function describeDone(done: {
  change: string;
  tag: string;
  conversations: readonly string[];
  title: string;
}): string {
  const count = done.conversations.length;
  switch (done.change) {
    case 'archive':
      return historyWords.archivedMany(count);
    case 'unarchive':
      return historyWords.unarchivedMany(count);
    case 'tag':
      return historyWords.taggedMany(count, done.tag);
    case 'untag':
      return historyWords.untaggedMany(count, done.tag);
    default:
      return count === 1 ? historyWords.deleted(done.title || historyWords.untitled) : historyWords.deletedMany(count);
  }
}
