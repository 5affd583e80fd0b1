import { type ReadonlySignal, signal } from '@preact/signals';
import { randomUuid } from '../browser/random-uuid.ts';
import { type BrowserStorage, createSteadyStorage } from '../browser/steady-storage.ts';
import type { StorageListener } from '../browser/storage-area.ts';

/** What this installation remembers. Content scripts can read where it is kept, so no key and no word of a page is. */
export interface Settings {
  /** The name of the model that the person chose; empty: whatever the companion's default is. */
  readonly chosenModel: ReadonlySignal<string>;
  chooseModel(name: string): void;
  /** A random id of this installation: for fairness between clients, never authority. */
  readonly install: string;
  dispose(): void;
}

/** Reads the settings, and follows what the panels of other windows change. `area` outlives the browser. */
export async function openSettings(area: BrowserStorage): Promise<Settings> {
  const local = createSteadyStorage(area);
  const stored = await local.get(['chosenModel', 'install']);
  const chosenModel = signal(toText(stored.chosenModel));
  let install = toText(stored.install);
  if (install === '') {
    install = randomUuid();
    await local.set({ install });
  }

  const onChanged: StorageListener = (changes) => {
    if (changes.chosenModel) chosenModel.value = toText(changes.chosenModel.newValue);
  };
  local.onChanged.addListener(onChanged);

  return {
    chosenModel,
    chooseModel(name) {
      chosenModel.value = name;
      void local.set({ chosenModel: name });
    },
    install,
    dispose: () => local.onChanged.removeListener(onChanged),
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
