import { useLayoutEffect } from 'preact/hooks';
import { pullingServers } from '../../sidebar/models/pulling-servers.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { modelWords } from '../../words/spoken-later.ts';
import '../styles/models.css';
import { PullAnnouncer } from './PullAnnouncer.tsx';
import { PullRow } from './PullRow.tsx';
import { describeSuggestion } from './Suggestions.tsx';

/** The way to a first model, by one click, and how far it is. What was typed is asked when it is there. */
export function FirstModel(props: {
  state: Pick<PanelState, 'models' | 'manager' | 'composer'>;
  openModels: () => void;
}) {
  const { models, composer } = props.state;
  const manager = props.state.manager.loaded.value;
  const [server] = pullingServers(models.upstreams.value);
  const upstream = server?.id ?? '';
  useLayoutEffect(() => void props.state.manager.load(), [props.state.manager]);
  useLayoutEffect(() => manager?.look(), [manager]);
  useLayoutEffect(() => {
    if (upstream !== '') manager?.suggest(upstream);
  }, [manager, upstream]);
  const pulls = manager?.pulls.value ?? [];
  const suggested = manager?.suggestions.value?.[0];
  const isOnItsWay = pulls.some(({ state }) => state === 'running');
  return (
    <section class="first-model" aria-label={modelWords.firstTitle}>
      <h2 class="notice-title">{modelWords.firstTitle}</h2>
      {manager && pulls.map((pull) => <PullRow key={pull.operation} pull={pull} manager={manager} />)}
      {pulls.length === 0 && (
        <>
          <p class="problem-message">{modelWords.firstText}</p>
          {suggested && <p class="pull-line">{describeSuggestion(suggested)}</p>}
        </>
      )}
      {manager?.held.isHeld.value && (
        <p class="first-held">
          {isOnItsWay ? modelWords.heldNow : modelWords.heldWaiting}{' '}
          <button type="button" class="text-button" onClick={() => manager.held.release()}>
            {modelWords.heldRelease}
          </button>
        </p>
      )}
      <div class="notice-actions">
        {manager && suggested && pulls.length === 0 && (
          <button
            type="button"
            class="button is-primary"
            onClick={() => {
              if (composer.text.peek().trim() !== '') manager.held.hold();
              manager.pull({ upstream, name: suggested.name });
            }}
          >
            {modelWords.firstGet(suggested.name)}
          </button>
        )}
        <button type="button" class="text-button" onClick={props.openModels}>
          {modelWords.firstOthers}
        </button>
        <button
          type="button"
          class="text-button"
          title={modelWords.firstReaderHint}
          onClick={() => {
            const reader = models.models.peek()[0];
            if (reader) models.choose(reader.name);
            composer.focus();
          }}
        >
          {modelWords.firstReader}
        </button>
      </div>
      {manager && <PullAnnouncer manager={manager} />}
    </section>
  );
}
