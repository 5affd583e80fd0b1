import { effect } from '@preact/signals';
import { leaveLook, showLook } from './restore-look.ts';
import type { Settings } from './settings.ts';

/**
 * Shows a document as it is set, at once when that changes, and leaves it for the next one; returns its end.
 *
 * @param area null: nothing is left, since the document is a frame in somebody else's page
 */
export function followLook(
  { value }: Pick<Settings, 'value'>,
  root: HTMLElement = document.documentElement,
  area: Pick<Storage, 'setItem'> | null = localStorage,
): () => void {
  return effect(() => {
    const look = {
      theme: value('theme').value,
      textSize: value('textSize').value,
      density: value('density').value,
      sendKey: value('sendKey').value,
    };
    showLook(root, look);
    if (area) leaveLook(area, look);
  });
}
