import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { nextRevision, type Preference } from '../../protocol/preferences.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import { type BrowserStorage, createSteadyStorage } from '../browser/steady-storage.ts';
import type { StorageListener } from '../browser/storage-area.ts';
import {
  type AloudChoice,
  SETTINGS,
  type SettingName,
  type SettingValue,
  type SummaryChoice,
} from './settings-table.ts';

/** What belongs to the person, with the revisions by which browsers and the companion agree on it. */
export interface PersonalSettings {
  /** All that is known, also what only a newer Aside understands. */
  all(): readonly Preference[];
  find(name: string): Preference | undefined;
  /** Takes over what somebody else has set. */
  write(told: Preference): void;
  /** Calls `listener` with what is set here; returns its unsubscribe. */
  onSet(listener: (set: Preference) => void): () => void;
}

/** What this installation remembers, by the names of the table. */
export interface Settings {
  /** What holds, here and in the panels of other windows. */
  value<N extends SettingName>(name: N): ReadonlySignal<SettingValue<N>>;
  set<N extends SettingName>(name: N, value: SettingValue<N>): void;
  readonly personal: PersonalSettings;

  // For parts of the panel that know of theirs alone.
  /** The name of the model to ask: the one that was chosen here, else the person's; empty: whatever the companion's default is. */
  readonly chosenModel: ReadonlySignal<string>;
  chooseModel(name: string): void;
  readonly summary: ReadonlySignal<SummaryChoice>;
  chooseSummary(choice: SummaryChoice): void;
  readonly loadsEarly: ReadonlySignal<boolean>;
  setLoadsEarly(isOn: boolean): void;
  readonly microphone: ReadonlySignal<string>;
  chooseMicrophone(device: string): void;
  readonly asksSpoken: ReadonlySignal<boolean>;
  setAsksSpoken(isOn: boolean): void;
  readonly hearsHere: ReadonlySignal<boolean>;
  setHearsHere(isOn: boolean): void;
  readonly keepsSpoken: ReadonlySignal<boolean>;
  setKeepsSpoken(isOn: boolean): void;
  readonly aloud: ReadonlySignal<AloudChoice>;
  setAloud(choice: AloudChoice): void;
  /** Whether long lines of code are wrapped. */
  readonly wrapsCode: ReadonlySignal<boolean>;
  setWrapsCode(isOn: boolean): void;
  readonly language: ReadonlySignal<string>;
  chooseLanguage(language: string): void;
  /** Nothing was answered here yet, and the way to a first answer was not dismissed. Not so after an update. */
  readonly isNew: ReadonlySignal<boolean>;
  endFirstRun(): void;

  /** A random id of this installation: for fairness between clients, never authority. */
  readonly install: string;
  dispose(): void;
}

const PERSONAL = 'preference:';

/** The names under which a setting is kept. The person's were kept by their plain names before they travelled. */
export function keysOf(name: SettingName): string[] {
  return SETTINGS[name].of === 'person' ? [PERSONAL + name, name] : [name];
}

/** Reads the settings, and follows what the panels of other windows change. `area` outlives the browser. */
export async function openSettings(area: BrowserStorage): Promise<Settings> {
  const local = createSteadyStorage(area);
  const stored = await local.get(null);
  if (typeof stored.install !== 'string' || stored.install === '') {
    const fresh = { install: randomUuid(), isNew: true };
    Object.assign(stored, fresh);
    await local.set(fresh);
  }
  return createSettings(area, stored);
}

/** @param stored what `area` holds */
export function createSettings(area: BrowserStorage, stored: Readonly<Record<string, unknown>>): Settings {
  const local = createSteadyStorage(area);
  const personal = new Map<string, Preference>();
  const values = new Map<string, Signal<unknown>>();
  const listeners = new Set<(set: Preference) => void>();

  for (const [key, kept] of Object.entries(stored)) keepPersonal(key, kept);
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const { of, read } = SETTINGS[name];
    // Before it travelled, an earlier version kept it as what belongs to this browser does.
    const kept = of === 'person' ? personal.get(name) : undefined;
    values.set(name, signal<unknown>(read(kept ? kept.value : stored[name])));
  }

  function keepPersonal(key: string, kept: unknown): Preference | undefined {
    const name = key.startsWith(PERSONAL) ? key.slice(PERSONAL.length) : '';
    const { value = null, revision } = (kept ?? {}) as Partial<Preference>;
    if (name === '' || typeof revision !== 'number') return undefined;
    const preference = { name, value, revision };
    personal.set(name, preference);
    return preference;
  }

  function show(name: string, kept: unknown): void {
    const shown = values.get(name);
    if (shown) shown.value = SETTINGS[name as SettingName].read(kept);
  }

  /** Keeps what belongs to the person, for the other windows too. */
  function write(preference: Preference): void {
    const { name, value, revision } = preference;
    personal.set(name, preference);
    show(name, value);
    void local.set({ [PERSONAL + name]: { value, revision } });
  }

  const onChanged: StorageListener = (changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      const preference = keepPersonal(key, newValue);
      if (preference) show(preference.name, preference.value);
      else if (key in SETTINGS && SETTINGS[key as SettingName].of === 'browser') show(key, newValue);
    }
  };
  local.onChanged.addListener(onChanged);

  function set<N extends SettingName>(name: N, value: SettingValue<N>): void {
    if (SETTINGS[name].of === 'person') {
      const preference = { name, value, revision: nextRevision(personal.get(name), Date.now()) };
      write(preference);
      for (const listener of [...listeners]) listener(preference);
    } else {
      show(name, value);
      void local.set({ [name]: value });
    }
  }

  const value = <N extends SettingName>(name: N) => values.get(name) as unknown as ReadonlySignal<SettingValue<N>>;
  const setter =
    <N extends SettingName>(name: N) =>
    (chosen: SettingValue<N>) =>
      set(name, chosen);

  return {
    value,
    set,
    chosenModel: computed(() => value('chosenModel').value || value('defaultModel').value),
    chooseModel: setter('chosenModel'),
    summary: value('summary'),
    chooseSummary: setter('summary'),
    loadsEarly: value('loadsEarly'),
    setLoadsEarly: setter('loadsEarly'),
    microphone: value('microphone'),
    chooseMicrophone: setter('microphone'),
    asksSpoken: value('asksSpoken'),
    setAsksSpoken: setter('asksSpoken'),
    hearsHere: value('hearsHere'),
    setHearsHere: setter('hearsHere'),
    keepsSpoken: value('keepsSpoken'),
    setKeepsSpoken: setter('keepsSpoken'),
    aloud: value('aloud'),
    setAloud: setter('aloud'),
    wrapsCode: value('wrapsCode'),
    setWrapsCode: setter('wrapsCode'),
    language: value('language'),
    chooseLanguage: setter('language'),
    isNew: value('isNew'),
    endFirstRun: () => set('isNew', false),
    personal: {
      all: () => [...personal.values()],
      find: (name) => personal.get(name),
      write,
      onSet(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    install: String(stored.install),
    dispose: () => local.onChanged.removeListener(onChanged),
  };
}
