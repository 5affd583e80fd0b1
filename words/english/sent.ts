/** What is said where what was sent is shown. */
export const sentWords = {
  to: (model: string, address: string) => (address === '' ? `Sent to ${model}.` : `Sent to ${model} at ${address}.`),
  onlyWords: 'Only your words and the chat before them.',
  show: 'Show exactly what was sent',
  hide: 'Hide it',
  loading: 'Loading…',
  gone: 'This isn’t kept any more, or the companion can’t be reached.',
} as const;
