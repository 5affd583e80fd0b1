import type { ConversationSummary } from '../../../protocol/conversation-requests.ts';
import type { ExportedConversation, TitleSource } from '../exported-conversation.ts';

/** A conversation as either database keeps it. Times are milliseconds since 1970. */
export interface ConversationColumns {
  id: string;
  title: string;
  pinned: number;
  created_at: number;
  used_at: number;
}

/** Whether it is in the archive, and its tags, with nothing for what is usual. */
type Arranged = { archived?: true; tags?: string[] };

export function toSummary(
  row: ConversationColumns & { turns: number; running: number | boolean },
  arranged: Arranged,
): ConversationSummary {
  return {
    conversation: row.id,
    title: row.title,
    pinned: row.pinned === 1,
    createdAt: row.created_at,
    usedAt: row.used_at,
    turns: row.turns,
    running: Boolean(row.running),
    ...arranged,
  };
}

export interface ExportedConversationColumns extends ConversationColumns {
  title_source: TitleSource;
  /** JSON. */
  parameters: string;
}

export function toExportedConversation(row: ExportedConversationColumns, arranged: Arranged): ExportedConversation {
  return {
    id: row.id,
    title: row.title,
    titleSource: row.title_source,
    pinned: row.pinned === 1,
    createdAt: row.created_at,
    usedAt: row.used_at,
    ...arranged,
    ...(row.parameters !== '{}' && { parameters: JSON.parse(row.parameters) }),
  };
}
