import type { BlobContents } from '../blobs/blob-contents.ts';
import type { Session } from '../database/sessions.ts';
import type { createSourceRows } from './source-rows.ts';

/** What all operations of a person share. */
export interface OperationContext {
  db: Session;
  /** The person whose rows they see; empty: the only person. */
  person: string;
  /** The mark that this person's words in the search begin with. */
  mark: string;
  contents: BlobContents;
  sources: ReturnType<typeof createSourceRows>;
}
