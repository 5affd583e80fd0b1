/** How a summary is written: a sentence and points; a few sentences; sections; what the words of the question say matters. */
export const SUMMARY_STYLES = ['bullets', 'brief', 'detailed', 'focus'] as const;
export type SummaryStyle = (typeof SUMMARY_STYLES)[number];
