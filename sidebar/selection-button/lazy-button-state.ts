import { createLazyPart } from '../state/lazy-part.ts';
import type { ButtonStateOptions } from './button-state.ts';

/** Where buttons appear at selections, loaded when somebody looks at it. */
export function createLazyButtonState(options: ButtonStateOptions) {
  return createLazyPart(async () => (await import('./button-state.ts')).createButtonState(options));
}
