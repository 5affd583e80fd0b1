/** How to load the extension without our help, in three lines. */
export function loadByHand(folder: string): string[] {
  return [
    'To load Aside by hand, open chrome://extensions and switch on "Developer mode".',
    `Press "Load unpacked" and choose ${folder}`,
    'Pin Aside in the toolbar (behind the puzzle piece) and click it: the panel opens.',
  ];
}
