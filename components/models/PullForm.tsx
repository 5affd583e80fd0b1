import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { isModelName } from '../../protocol/model-name.ts';
import type { UpstreamStatus } from '../../protocol/models.ts';
import type { ModelsManager } from '../../sidebar/models/models-manager.ts';
import { modelWords } from '../../words/spoken-later.ts';

/** Downloads a model by its name; where to is asked when there are several servers that can. */
export function PullForm({ manager, servers }: { manager: ModelsManager; servers: readonly UpstreamStatus[] }) {
  const id = useId();
  const name = useSignal('');
  const chosen = useSignal('');
  const wanted = name.value.trim();
  const isBad = wanted !== '' && !isModelName(wanted);
  const server = servers.find((each) => each.id === chosen.value) ?? servers[0];

  return (
    <form
      class="pull-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '' || isBad || !server) return;
        manager.pull({ upstream: server.id, name: wanted });
        name.value = '';
      }}
    >
      <label class="pull-label" for={`${id}-name`}>
        {modelWords.getLabel}
      </label>
      <div class="pull-row">
        <input
          id={`${id}-name`}
          class="text-field"
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={256}
          placeholder={modelWords.getPlaceholder}
          value={name.value}
          aria-invalid={isBad}
          aria-describedby={isBad ? `${id}-bad` : undefined}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button" aria-disabled={wanted === '' || isBad}>
          {modelWords.get}
        </button>
      </div>
      {isBad && (
        <p class="pull-line is-failed" id={`${id}-bad`}>
          {modelWords.badName}
        </p>
      )}
      {servers.length > 1 && (
        <label class="pull-where">
          {modelWords.getWhere}
          <select
            class="text-field"
            value={server?.id ?? ''}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {servers.map((each) => (
              <option key={each.id} value={each.id}>
                {each.address}
              </option>
            ))}
          </select>
        </label>
      )}
    </form>
  );
}
