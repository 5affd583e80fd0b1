import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ModelPlace, UpstreamStatus } from '../../protocol/models.ts';
import { type ModelsManager, modelKey } from '../../sidebar/models/models-manager.ts';
import { modelWords } from '../../words/spoken-later.ts';
import { DeleteQuestion } from './DeleteQuestion.tsx';

/** What can be done with a model at one server. */
export function PlaceActions(props: {
  /** Its name in the panel. */
  model: string;
  place: ModelPlace;
  server: UpstreamStatus | undefined;
  sizeBytes: number;
  isInUse: boolean;
  manager: ModelsManager;
}) {
  const { place, server, manager } = props;
  const isAsking = useSignal(false);
  const remove = useRef<HTMLButtonElement>(null);
  const close = () => {
    isAsking.value = false;
    queueMicrotask(() => remove.current?.focus());
  };
  const can = (what: string) => server?.status === 'ready' && server.manages?.includes(what);
  const isBusy = manager.busy.value.has(modelKey(place));
  if (isAsking.value) {
    return (
      <DeleteQuestion
        name={place.name}
        sizeBytes={props.sizeBytes}
        address={server?.address ?? ''}
        isInUse={props.isInUse}
        countChats={() => manager.countChats(props.model)}
        accept={() => {
          close();
          void manager.remove(place);
        }}
        refuse={close}
      />
    );
  }
  const isKept = place.loaded && place.until === null;
  return (
    <div class="model-actions">
      {can('keep_warm') && (
        <button
          type="button"
          class="text-button"
          aria-pressed={isKept}
          aria-disabled={isBusy}
          onClick={() => isBusy || manager.keepWarm(place, !isKept)}
        >
          {isKept ? modelWords.keepNoMore : modelWords.keep}
        </button>
      )}
      {can('unload') && place.loaded && (
        <button
          type="button"
          class="text-button"
          aria-disabled={isBusy}
          onClick={() => isBusy || manager.unload(place)}
        >
          {modelWords.unload}
        </button>
      )}
      {can('delete') && (
        <button
          type="button"
          class="text-button"
          ref={remove}
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) isAsking.value = true;
          }}
        >
          {modelWords.remove}
        </button>
      )}
      {isBusy && <span class="pull-line">{modelWords.working}</span>}
    </div>
  );
}
