import { lazyComponent } from '../lazy-component.tsx';

/** How a turn ended, as soon as it is there: no turn has ended when a panel opens. */
export const { load: loadTurnEnd, Shown: LazyTurnEnd } = lazyComponent(
  async () => (await import('./TurnEnd.tsx')).TurnEnd,
);
