/** What is said where the style of a summary is chosen; loaded with it. */
export const summaryWords = {
  style: 'Summary style',
  styles: {
    bullets: 'Key points',
    brief: 'Brief',
    detailed: 'Detailed',
    focus: 'What matters to me',
  },
  focus: 'What matters to you?',
  focusPlaceholder: 'Costs, dates, what I have to do…',
} as const;
