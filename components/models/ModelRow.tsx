import { useSignal } from '@preact/signals';
import { ChevronDown } from 'lucide';
import { useId } from 'preact/hooks';
import type { Model, ModelPlace, UpstreamStatus } from '../../protocol/models.ts';
import type { ModelsManager } from '../../sidebar/models/models-manager.ts';
import { describeBytes } from '../../words/describe-bytes.ts';
import { joinFacts } from '../../words/join-facts.ts';
import { inSpokenLanguage } from '../../words/locale.ts';
import { modelWords } from '../../words/spoken-later.ts';
import { CopyButton } from '../CopyButton.tsx';
import { RemoteConfirmation } from '../header/RemoteConfirmation.tsx';
import { Icon } from '../Icon.tsx';
import { describeAbilities, describeHeld, describePlace } from './describe-held.ts';
import { PlaceActions } from './PlaceActions.tsx';

/** A model that is there: what it is in a line, all that is known of it and what can be done with it unfolded. */
export function ModelRow(props: {
  model: Model;
  canChat: boolean;
  /** Where it stands in the list, and pixels of the rows before it that are not drawn. */
  place: { index: number; count: number; gap: number };
  isInUse: boolean;
  /** The row in the order of tabs. */
  isActive: boolean;
  onFocus: () => void;
  isOpen: boolean;
  toggle: () => void;
  upstreams: readonly UpstreamStatus[];
  /** Null for a guest, who changes nothing. */
  manager: ModelsManager | null;
  now: number;
  use: () => void;
}) {
  const { model, canChat, isInUse, isOpen, manager, now } = props;
  const id = useId();
  const isConfirming = useSignal(false);
  const places = model.places ?? [];
  const serverOf = (place: ModelPlace) => props.upstreams.find((each) => each.id === place.upstream);
  return (
    <li
      class={isOpen ? 'model-row is-unfolded' : 'model-row'}
      data-key={model.name}
      aria-setsize={props.place.count}
      aria-posinset={props.place.index + 1}
      style={{ marginBlockStart: `${props.place.gap}px` }}
      onFocusIn={props.onFocus}
    >
      <button
        type="button"
        class="model-open"
        data-row={model.name}
        tabIndex={props.isActive ? 0 : -1}
        title={isOpen ? undefined : model.name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={props.toggle}
      >
        <span class="model-row-name" dir="auto">
          {model.name}
        </span>
        {isInUse && <span class="model-in-use">{modelWords.inUse}</span>}
        <Icon of={ChevronDown} />
        <span class="model-row-hint">{describeHeld(model, canChat, now)}</span>
      </button>
      {isOpen && (
        <div class="model-details" id={id}>
          <dl class="model-facts">
            {factsOf(model).map(([what, value]) => (
              <div key={what} class="model-fact">
                <dt>{what}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {isConfirming.value ? (
            <RemoteConfirmation name={model.name} accept={props.use} refuse={() => (isConfirming.value = false)} />
          ) : (
            <div class="model-actions">
              {canChat && !isInUse && (
                <button
                  type="button"
                  class="button"
                  aria-label={modelWords.useLabel(model.name)}
                  onClick={() => {
                    if (model.remote) isConfirming.value = true;
                    else props.use();
                  }}
                >
                  {modelWords.use}
                </button>
              )}
              <CopyButton class="text-button" text={() => model.name} label={modelWords.copyName} isWord />
            </div>
          )}
          {places.map((place) => (
            <section key={place.upstream} class="model-place">
              <p class="pull-line">{describeAt(place, serverOf(place)?.address ?? place.upstream, now)}</p>
              {manager && (
                <PlaceActions
                  model={model.name}
                  place={place}
                  server={serverOf(place)}
                  sizeBytes={model.sizeBytes}
                  isInUse={isInUse}
                  manager={manager}
                />
              )}
            </section>
          ))}
        </div>
      )}
    </li>
  );
}

function factsOf(model: Model): [what: string, value: string][] {
  const { contextLength, parameterSize, quantisation = '', family = '', modifiedAt } = model;
  const facts: [string, string][] = [
    [modelWords.abilities, describeAbilities(model)],
    [modelWords.context, contextLength > 0 ? modelWords.tokens(contextLength) : ''],
    [modelWords.parameters, parameterSize],
    [modelWords.quantisation, quantisation],
    [modelWords.family, family],
    [modelWords.changed, modifiedAt === undefined ? '' : days().format(modifiedAt)],
  ];
  return facts.filter(([, value]) => value !== '');
}

function describeAt(place: ModelPlace, address: string, now: number): string {
  const memory = place.loaded && place.memoryBytes ? describeMemory(place.memoryBytes, place.videoBytes ?? 0) : '';
  const state = place.loaded ? describePlace(place, now) : modelWords.notLoaded;
  return joinFacts([address, state, memory]);
}

function describeMemory(memoryBytes: number, videoBytes: number): string {
  const all = describeBytes(memoryBytes);
  return videoBytes > 0 && videoBytes < memoryBytes ? modelWords.memoryOnCard(all, describeBytes(videoBytes)) : all;
}

const days = inSpokenLanguage((spoken) => new Intl.DateTimeFormat(spoken, { dateStyle: 'medium' }));
