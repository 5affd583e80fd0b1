import { pressedKey } from '../pressed-key.ts';

/** What a key in the question's field means; null: the field does with it what it likes. */
export type ComposerKey = 'send' | 'stop' | null;

/** Enter sends, or Enter with Ctrl or Cmd where that was set, and Escape stops. */
export function readComposerKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'> &
    Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>>,
  sendKey: string | undefined = 'enter',
): ComposerKey {
  const key = pressedKey(event);
  const isMeant = sendKey === 'mod_enter' ? event.ctrlKey || event.metaKey : !event.shiftKey;
  if (key === 'Enter' && isMeant) return 'send';
  return key === 'Escape' ? 'stop' : null;
}
