import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { SummaryStyle } from '../../protocol/summary-styles.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import { type BrowserStorage, createSteadyStorage } from '../browser/steady-storage.ts';
import type { StorageListener } from '../browser/storage-area.ts';

/** How a summary is to be written. */
export interface SummaryChoice {
  style: SummaryStyle;
  focus: string;
}

/** What this installation remembers. Content scripts can read where it is kept, so no key and no word of a page is. */
export interface Settings {
  /** The name of the model that the person chose; empty: whatever the companion's default is. */
  readonly chosenModel: ReadonlySignal<string>;
  chooseModel(name: string): void;
  /** How summaries are written, and with `focus` what matters to the reader, in their words. */
  readonly summary: ReadonlySignal<SummaryChoice>;
  chooseSummary(choice: SummaryChoice): void;
  /** Whether the model is loaded while a question is being written. */
  readonly loadsEarly: ReadonlySignal<boolean>;
  setLoadsEarly(isOn: boolean): void;
  /** The microphone that is listened to, as the browser names it; empty: the browser's choice. */
  readonly microphone: ReadonlySignal<string>;
  chooseMicrophone(device: string): void;
  /** Whether a spoken question is asked at once, unread. */
  readonly asksSpoken: ReadonlySignal<boolean>;
  setAsksSpoken(isOn: boolean): void;
  /** Whether the browser makes words of speech on this device, in place of the companion. */
  readonly hearsHere: ReadonlySignal<boolean>;
  setHearsHere(isOn: boolean): void;
  /** BCP 47 of the language that the person chose for Aside; empty: the browser's. */
  readonly language: ReadonlySignal<string>;
  chooseLanguage(language: string): void;
  /** A random id of this installation: for fairness between clients, never authority. */
  readonly install: string;
  dispose(): void;
}

/** Reads the settings, and follows what the panels of other windows change. `area` outlives the browser. */
export async function openSettings(area: BrowserStorage): Promise<Settings> {
  const local = createSteadyStorage(area);
  const stored = await local.get([
    'asksSpoken',
    'chosenModel',
    'hearsHere',
    'install',
    'language',
    'loadsEarly',
    'microphone',
    'summary',
  ]);
  const chosenModel = signal(toText(stored.chosenModel));
  const language = signal(toText(stored.language));
  const summary = signal(toChoice(stored.summary));
  const loadsEarly = signal(stored.loadsEarly !== false);
  const microphone = signal(toText(stored.microphone));
  const asksSpoken = signal(stored.asksSpoken === true);
  const hearsHere = signal(stored.hearsHere === true);
  let install = toText(stored.install);
  if (install === '') {
    install = randomUuid();
    await local.set({ install });
  }

  const onChanged: StorageListener = (changes) => {
    if (changes.chosenModel) chosenModel.value = toText(changes.chosenModel.newValue);
    if (changes.loadsEarly) loadsEarly.value = changes.loadsEarly.newValue !== false;
    if (changes.microphone) microphone.value = toText(changes.microphone.newValue);
    if (changes.asksSpoken) asksSpoken.value = changes.asksSpoken.newValue === true;
    if (changes.hearsHere) hearsHere.value = changes.hearsHere.newValue === true;
    if (changes.language) language.value = toText(changes.language.newValue);
    if (changes.summary) summary.value = toChoice(changes.summary.newValue);
  };
  local.onChanged.addListener(onChanged);

  /** What sets a setting, here at once and in the panels of other windows. */
  function keep<T>(name: string, setting: Signal<T>): (value: T) => void {
    return (value) => {
      setting.value = value;
      void local.set({ [name]: value });
    };
  }

  return {
    chosenModel,
    chooseModel: keep('chosenModel', chosenModel),
    summary,
    chooseSummary: keep('summary', summary),
    loadsEarly,
    setLoadsEarly: keep('loadsEarly', loadsEarly),
    microphone,
    chooseMicrophone: keep('microphone', microphone),
    asksSpoken,
    setAsksSpoken: keep('asksSpoken', asksSpoken),
    hearsHere,
    setHearsHere: keep('hearsHere', hearsHere),
    language,
    chooseLanguage: keep('language', language),
    install,
    dispose: () => local.onChanged.removeListener(onChanged),
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toChoice(value: unknown): SummaryChoice {
  const { style, focus } = (value ?? {}) as Partial<SummaryChoice>;
  return { style: style ?? 'bullets', focus: toText(focus) };
}
