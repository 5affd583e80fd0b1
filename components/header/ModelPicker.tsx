import { type ReadonlySignal, useSignal } from '@preact/signals';
import { ChevronDown } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import type { ModelsState } from '../../sidebar/state/models-state.ts';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { ModelList } from './ModelList.tsx';
import { listModelOptions, type ModelOption } from './model-options.ts';
import { RemoteConfirmation } from './RemoteConfirmation.tsx';

/**
 * Shows which model answers, and lets another be chosen; one that leaves the machine only after a second look. Leads to
 * the companion behind it too.
 */
export function ModelPicker(props: {
  models: ModelsState;
  status: ReadonlySignal<ConnectionState['status']['value']>;
  openCompanion: () => void;
  /** None: there is nobody to set anything for. */
  openSettings?: (() => void) | undefined;
  openModels: () => void;
}) {
  const { models } = props;
  const id = useId();
  const wrapper = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const companion = useRef<HTMLButtonElement>(null);
  const isOpen = useSignal(false);
  const unconfirmed = useSignal<ModelOption | null>(null);
  const options = listModelOptions(models.models.value, models.upstreams.value);

  // The list takes the focus by itself.
  useLayoutEffect(() => {
    if (isOpen.value && options.length === 0) companion.current?.focus();
  }, [isOpen.value]);

  const close = () => {
    isOpen.value = false;
    unconfirmed.value = null;
    button.current?.focus();
  };
  const pick = (option: ModelOption) => {
    if (option.isRemote && option.name !== models.current.peek()?.name && !unconfirmed.peek()) {
      unconfirmed.value = option;
      return;
    }
    models.choose(option.name);
    close();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its parts did not answer
    <div
      class="model-picker"
      ref={wrapper}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        // Nothing focused yet: the list gave way to the confirmation, or the window lost the focus.
        if (!(next instanceof Node) || wrapper.current?.contains(next)) return;
        isOpen.value = false;
        unconfirmed.value = null;
      }}
      onKeyDown={(event) => {
        if (pressedKey(event) !== 'Escape' || !isOpen.value) return;
        // Escape closes what is open first; only the next one stops the answer.
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        ref={button}
        class="model-button"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? id : undefined}
        onClick={() => {
          isOpen.value = !isOpen.value;
          unconfirmed.value = null;
        }}
      >
        <span class="visually-hidden">{words.model}: </span>
        <span class="model-name">{describeCurrent(models, props.status.value)}</span>
        <Icon of={ChevronDown} />
      </button>
      {isOpen.value && (
        <>
          <div class="model-backdrop" aria-hidden="true" onPointerDown={close} />
          <div class="model-popover" id={id}>
            {unconfirmed.value ? (
              <RemoteConfirmation
                name={unconfirmed.value.name}
                accept={() => unconfirmed.value && pick(unconfirmed.value)}
                refuse={close}
              />
            ) : (
              <>
                {options.length > 0 && <ModelList options={options} chosen={models.chosen.value} pick={pick} />}
                <div class="model-foot">
                  {props.openSettings && models.current.value && (
                    <button
                      type="button"
                      class="text-button settings-button"
                      onClick={() => {
                        close();
                        props.openSettings?.();
                      }}
                    >
                      {words.settingsMenu}
                    </button>
                  )}
                  <button
                    type="button"
                    class="text-button models-button"
                    onClick={() => {
                      close();
                      props.openModels();
                    }}
                  >
                    {words.modelsMenu}
                  </button>
                  <button
                    type="button"
                    class="text-button"
                    ref={companion}
                    onClick={() => {
                      close();
                      props.openCompanion();
                    }}
                  >
                    {words.companionMenu}
                  </button>
                </div>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}

function describeCurrent(models: ModelsState, status: ConnectionState['status']['value']): string {
  const current = models.current.value;
  if (current) return current.name;
  if (models.models.value.length > 0) return words.chooseModel;
  if (status === 'ready') return words.noModels;
  return status === 'down' ? words.notConnected : words.connecting;
}
