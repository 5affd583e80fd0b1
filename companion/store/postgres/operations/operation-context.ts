import type { BlobContents } from '../blobs/blob-contents.ts';
import type { Session } from '../database/sessions.ts';
import type { createSourceRows } from './source-rows.ts';

/** What all operations of a person stand on. */
export interface OperationContext {
  db: Session;
  /** Whose rows these see; empty: the one person there is. */
  person: string;
  /** What their words begin with in the search. */
  mark: string;
  contents: BlobContents;
  sources: ReturnType<typeof createSourceRows>;
}
