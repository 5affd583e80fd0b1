import { pressedKey } from '../pressed-key.ts';

/** Space selects a row when it goes down. Firefox takes the same key, going up, for a click on the button that has the focus. */
export function keepSpace(event: KeyboardEvent): void {
  if (pressedKey(event) === ' ') event.preventDefault();
}
