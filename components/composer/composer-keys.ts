import { pressedKey } from '../pressed-key.ts';
import { isPressed } from '../shortcuts.ts';

/** What a key in the question's field means; null: the field does with it what it likes. */
export type ComposerKey = 'send' | 'stop' | 'up' | null;

/** Enter sends, or Enter with Ctrl or Cmd where that was set; Escape stops; Up leads from an empty field to the question before. */
export function readComposerKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'> &
    Partial<Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>>,
  sendKey: string | undefined = 'enter',
): ComposerKey {
  const key = pressedKey(event);
  const isMeant = sendKey === 'mod_enter' ? event.ctrlKey || event.metaKey : !event.shiftKey;
  if (key === 'Enter' && isMeant) return 'send';
  if (isPressed(event, 'editLast')) return 'up';
  return key === 'Escape' ? 'stop' : null;
}
