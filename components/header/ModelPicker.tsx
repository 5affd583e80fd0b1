import { type ReadonlySignal, useSignal } from '@preact/signals';
import { ChevronDown } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import type { ModelsState } from '../../sidebar/state/models-state.ts';
import type { Tuning } from '../../sidebar/tuning/tuning.ts';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { LazyModelMenu, loadModelMenu } from './LazyModelMenu.tsx';

/** Shows which model answers, and lets another be chosen. Leads to the companion behind it too. */
export function ModelPicker(props: {
  models: ModelsState;
  tuning: LazyPart<Tuning>;
  status: ReadonlySignal<ConnectionState['status']['value']>;
  openCompanion: () => void;
  /** None: there is nobody to set anything for. */
  openSettings?: (() => void) | undefined;
  openModels: () => void;
  openKeys: () => void;
}) {
  const { models, status, ...ways } = props;
  const id = useId();
  const wrapper = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useSignal(false);
  const prepare = () => void loadModelMenu();
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its parts did not answer
    <div
      class="model-picker"
      ref={wrapper}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        // Nothing focused yet: the list gave way to the confirmation, or the window lost the focus.
        if (next instanceof Node && !wrapper.current?.contains(next)) isOpen.value = false;
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
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => {
          isOpen.value = !isOpen.peek();
          void loadModelMenu().then((isThere) => isThere || close());
        }}
      >
        <span class="visually-hidden">{words.model}: </span>
        <span class="model-name" dir="auto">
          {describeCurrent(models, status.value)}
        </span>
        <Icon of={ChevronDown} />
      </button>
      {isOpen.value && <LazyModelMenu id={id} models={models} close={close} openSettings={undefined} {...ways} />}
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
