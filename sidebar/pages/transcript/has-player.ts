/** What plays something: a video or a recording of the page's own, or a frame that may fill the screen or begin by itself. */
const PLAYERS = [
  'video',
  'audio',
  'iframe[allowfullscreen]',
  'iframe[allow*="fullscreen"]',
  'iframe[allow*="autoplay"]',
];

/** Whether a page plays a video or a recording, of which it may say the words. */
export function hasPlayer(document: Document): boolean {
  return document.querySelector(PLAYERS.join()) !== null;
}
