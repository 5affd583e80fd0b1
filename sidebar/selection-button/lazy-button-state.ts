import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { ButtonState, ButtonStateOptions } from './button-state.ts';

/** Where buttons appear at selections, loaded when somebody looks at it. */
export interface LazyButtonState {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<ButtonState>['loaded'];
  load(): void;
}

export function createLazyButtonState(options: ButtonStateOptions): LazyButtonState & { dispose(): void } {
  const { loaded, load, dispose } = createLazyPart(async () =>
    (await import('./button-state.ts')).createButtonState(options),
  );
  return { loaded, load: () => void load(), dispose };
}
