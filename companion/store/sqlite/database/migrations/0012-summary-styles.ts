/** How a summary was asked for; empty where it was not said, and of all other tasks. */
export const SUMMARY_STYLES = `ALTER TABLE turns ADD COLUMN style TEXT NOT NULL DEFAULT ''`;
