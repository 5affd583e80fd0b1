/** What companions know of each other can't be had; with words for the person who started this one. */
export class LiveError extends Error {
  override readonly name = 'LiveError';
}
