/**
 * The key that a person pressed. Empty while an input method composes: there Enter and Escape belong to its candidates.
 * Safari ends the composition before it reports the key that ended it, and marks that key with code 229.
 */
export function pressedKey({ key, isComposing, keyCode }: Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>) {
  return isComposing || keyCode === 229 ? '' : key;
}

/** Whether an input method may still take back what was typed. */
export function isStillComposed({ isComposing }: Pick<InputEvent, 'isComposing'>): boolean {
  return isComposing === true;
}
