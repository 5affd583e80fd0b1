import type { Model, UpstreamStatus } from '../../protocol/models.ts';
import { readerIds } from '../../sidebar/models/reader-ids.ts';
import { describeModel } from '../../words/describe-model.ts';
import { modelMenuWords } from '../../words/spoken-later.ts';

/** A line of the model picker. `name` is empty for "whatever the companion's default is". */
export interface ModelOption {
  name: string;
  label: string;
  readonly hint: string;
  isRemote: boolean;
  isReader: boolean;
}

/** What can be chosen, the companion's own choice first. */
export function listModelOptions(
  models: readonly Model[],
  upstreams: readonly UpstreamStatus[],
): readonly ModelOption[] {
  const readers = readerIds(upstreams);
  const automatic = {
    name: '',
    label: modelMenuWords.automatic,
    hint: modelMenuWords.automaticHint,
    isRemote: false,
    isReader: false,
  };
  const named = models.map((model) => {
    const isReader = readers.has(model.upstream);
    return {
      name: model.name,
      label: model.name,
      get hint() {
        return describeModel(model, isReader);
      },
      isRemote: model.remote,
      isReader,
    };
  });
  return models.length > 1 ? [automatic, ...named] : named;
}

/** Where a key moves the marked line; null when the key has nothing to do with moving. Letters find a name. */
export function moveInOptions(options: readonly ModelOption[], active: number, key: string): number | null {
  const last = options.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
  }
  if (key.length !== 1 || key === ' ') return null;
  const wanted = key.toLocaleLowerCase();
  const after = [...options.keys()].map((offset) => (active + 1 + offset) % options.length);
  return after.find((index) => options[index]?.label.toLocaleLowerCase().startsWith(wanted)) ?? null;
}
