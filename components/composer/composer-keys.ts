import { pressedKey } from '../pressed-key.ts';

/** What a key in the question's field means; null: the field does with it what it likes. */
export type ComposerKey = 'send' | 'stop' | null;

/** Enter sends and Escape stops. */
export function readComposerKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>,
): ComposerKey {
  const key = pressedKey(event);
  if (key === 'Enter' && !event.shiftKey) return 'send';
  return key === 'Escape' ? 'stop' : null;
}
