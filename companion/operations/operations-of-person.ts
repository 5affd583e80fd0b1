import type { Live } from '../live/live.ts';
import { createOperations, type Operations } from './operations.ts';

/**
 * The operations that one person sees: their own, and the companion's, such as models on their way to its servers, which
 * only some may stop.
 */
export function operationsOfPerson(companions: Operations, live: Live, mayStop: () => boolean): Operations {
  const own = createOperations(live);
  return {
    begin: own.begin,
    stop: (operation) => own.stop(operation) || (mayStop() && companions.stop(operation)),
    listed: () => [...companions.listed(), ...own.listed()],
  };
}
