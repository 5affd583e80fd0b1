import type { ImportPreview, OddChat } from '../../../protocol/import-preview.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

/** What would come of a file, line by line. */
export function describePreview({ program, chats, skipped, incomplete, odd }: ImportPreview): string[] {
  const more = skipped + incomplete - odd.length;
  const from = program === '' ? '' : ` of ${toTerminalLine(program)}`;
  return [
    `${count(chats, 'conversation')}${from} can be imported.`,
    ...(skipped > 0 ? [`${count(skipped, 'conversation')} can't be imported.`] : []),
    ...(incomplete > 0 ? [`${count(incomplete, 'conversation')} would come without a part.`] : []),
    ...odd.map((chat) => `  ${toTerminalLine(chat.title) || 'Untitled'}: ${describeOdd(chat)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function count(items: number, name: string): string {
  return items === 1 ? `1 ${name}` : `${items} ${name}s`;
}

function describeOdd({ reason, count: items }: OddChat): string {
  if (reason === 'left_out')
    return items === 1 ? "1 message or source can't be read" : `${items} messages or sources can't be read`;
  return REASONS[reason] ?? "can't be read";
}

const REASONS: Record<string, string> = {
  no_messages: 'has no messages',
  not_a_chat: 'is not a chat',
  too_many_messages: `has more than ${LIMITS.importTurns} questions`,
  too_many_chats: `is beyond the first ${LIMITS.importConversations}`,
};
