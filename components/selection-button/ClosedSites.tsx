import type { ButtonState } from '../../sidebar/selection-button/button-state.ts';
import { selectionButtonWords } from '../../words/spoken-later.ts';

/** Says where the browser no longer lets Aside in, as after a change in its own settings. */
export function ClosedSites({ state }: { state: ButtonState }) {
  return state.closed.value.map((site) => (
    <div key={site} class="closed-site">
      <p>{site === '' ? selectionButtonWords.closedEverywhere : selectionButtonWords.closed(site)}</p>
      <button type="button" class="button" onClick={() => state.allow(site)}>
        {selectionButtonWords.allow}
      </button>
    </div>
  ));
}
