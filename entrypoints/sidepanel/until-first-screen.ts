import { effect } from '@preact/signals';
import type { PanelState } from '../../sidebar/state/panel-state.ts';

interface FirstScreen {
  connection: Pick<PanelState['connection'], 'problem'>;
  models: Pick<PanelState['models'], 'current' | 'problem'>;
}

/** What is told of a companion comes sooner; one that says nothing keeps nothing back. */
const LONGEST_WAIT_MS = 1_000;
/** Somebody begins to use the panel. */
const USES = ['keydown', 'pointerdown', 'dragenter', 'paste'];

/**
 * Resolves once the first screen says all that it has to say and nothing else is under way, or once it is used: whatever
 * is loaded before competes with its frames and with the connection.
 */
export function untilFirstScreen({ connection, models }: FirstScreen): Promise<void> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = () => {
      ended.abort();
      resolve();
    };
    const { signal } = ended;
    const patience = setTimeout(end, LONGEST_WAIT_MS);
    for (const use of USES) document.addEventListener(use, end, { capture: true, signal });
    const stop = effect(() => {
      if (models.current.value ?? models.problem.value ?? connection.problem.value) requestIdleCallback(end);
    });
    signal.addEventListener('abort', () => {
      clearTimeout(patience);
      stop();
    });
  });
}
