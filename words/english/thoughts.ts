/** Not with the panel's other words, which the card brings along. */
export const thoughtWords = {
  thoughts: 'Thoughts',
  thinkingFor: (seconds: number) => `Thinking… ${seconds}\u00a0s`,
  forMoment: 'Thought for a moment',
  forSeconds: (seconds: number) => (seconds === 1 ? 'Thought for 1 second' : `Thought for ${seconds} seconds`),
  forMinutes: (minutes: number) => `Thought for ${minutes} minutes`,
};
