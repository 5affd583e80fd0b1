/** Under which it is kept that a question is held, in a window's panel. */
export function heldKey(windowId: number): string {
  return `held:${windowId}`;
}
