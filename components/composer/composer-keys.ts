/** What a key in the question's field means; null: whatever the field does with it. */
export type ComposerKey = 'send' | 'stop' | null;

/**
 * Enter sends and Escape stops, but never while an input method composes: there both keys belong to the candidate
 * window. Safari ends the composition before it reports the Enter that accepted it, and marks that with key code 229.
 */
export function readComposerKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>,
): ComposerKey {
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.key === 'Enter' && !event.shiftKey) return 'send';
  if (event.key === 'Escape') return 'stop';
  return null;
}
