import type { PanelState } from '../sidebar/state/panel-state.ts';
import { lazyComponent } from './lazy-component.tsx';

const { load, Shown } = lazyComponent(async () => (await import('./LiveRegion.tsx')).LiveRegion);

/** Loads what is told, once: nothing has happened when a panel opens. */
export const loadLiveRegion = load;

/** What a screen reader is told. The place is there from the beginning, since a new one is not listened to. */
export function LazyLiveRegion({ state }: { state: PanelState }) {
  return (
    <div class="visually-hidden" role="status">
      <Shown state={state} />
    </div>
  );
}
