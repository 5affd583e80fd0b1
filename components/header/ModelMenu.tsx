import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import type { ModelsState } from '../../sidebar/state/models-state.ts';
import type { Tuning } from '../../sidebar/tuning/tuning.ts';
import { words } from '../../words/spoken.ts';
import { modelMenuWords } from '../../words/spoken-later.ts';
import { ModelList } from './ModelList.tsx';
import { listModelOptions } from './model-options.ts';
import { RemoteConfirmation } from './RemoteConfirmation.tsx';
import { ThinkingChoice } from './ThinkingChoice.tsx';
import { useConfirmedPick } from './use-confirmed-pick.ts';

/**
 * The models to choose from, one that leaves the machine only after a second look; how much the chosen one thinks; and the
 * ways to what is behind them.
 */
export function ModelMenu(props: {
  id: string;
  models: ModelsState;
  tuning: LazyPart<Tuning>;
  close: () => void;
  openCompanion: () => void;
  /** None: there is nobody to set anything for. */
  openSettings: (() => void) | undefined;
  openModels: () => void;
  openKeys: () => void;
}) {
  const { models, close, openSettings } = props;
  const box = useRef<HTMLDivElement>(null);
  const companion = useRef<HTMLButtonElement>(null);
  const current = models.current.value;
  const options = listModelOptions(models.models.value, models.upstreams.value);

  // The list takes the focus by itself.
  useLayoutEffect(() => {
    if (options.length === 0) companion.current?.focus();
  }, []);

  const { unconfirmed, pick } = useConfirmedPick(models.current, ({ name }) => {
    models.choose(name);
    close();
  });
  const thenClose = (open: () => void) => () => {
    close();
    open();
  };

  return (
    <>
      <div class="model-backdrop" aria-hidden="true" onPointerDown={close} />
      <div class="model-popover" id={props.id} ref={box}>
        {unconfirmed.value ? (
          <RemoteConfirmation
            name={unconfirmed.value.name}
            accept={() => unconfirmed.value && pick(unconfirmed.value)}
            refuse={close}
          />
        ) : (
          <>
            {options.length > 0 && (
              <ModelList options={options} chosen={models.chosen.value} pick={pick} scroller={box} />
            )}
            <div class="model-foot">
              {openSettings && current?.capabilities.includes('thinking') && (
                <ThinkingChoice key={current.name} tuning={props.tuning} />
              )}
              {openSettings && current && (
                <button type="button" class="text-button settings-button" onClick={thenClose(openSettings)}>
                  {modelMenuWords.settings}
                </button>
              )}
              <button type="button" class="text-button models-button" onClick={thenClose(props.openModels)}>
                {modelMenuWords.models}
              </button>
              <button type="button" class="text-button" onClick={thenClose(props.openKeys)}>
                {modelMenuWords.keys}
              </button>
              <button type="button" class="text-button" ref={companion} onClick={thenClose(props.openCompanion)}>
                {words.companionMenu}
              </button>
            </div>
          </>
        )}
      </div>
    </>
  );
}
