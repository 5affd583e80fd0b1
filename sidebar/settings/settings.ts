import { type ReadonlySignal, signal } from '@preact/signals';
import type { SummaryStyle } from '../../protocol/summary-styles.ts';
import { randomUuid } from '../browser/random-uuid.ts';
import { type BrowserStorage, createSteadyStorage } from '../browser/steady-storage.ts';
import type { StorageListener } from '../browser/storage-area.ts';

/** How a summary is to be written. */
export interface SummaryChoice {
  style: SummaryStyle;
  focus: string;
}

/** How answers are read aloud. */
export interface AloudChoice {
  /** 1 is the voice's own speed. */
  rate: number;
  /** Of each language, by its primary tag, the voice that was chosen, as the browser names it. */
  voices: Readonly<Record<string, string>>;
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
  /** Whether the last recording of a spoken question stays, to be saved as a file. */
  readonly keepsSpoken: ReadonlySignal<boolean>;
  setKeepsSpoken(isOn: boolean): void;
  readonly aloud: ReadonlySignal<AloudChoice>;
  setAloud(choice: AloudChoice): void;
  /** Whether long lines of code are wrapped. */
  readonly wrapsCode: ReadonlySignal<boolean>;
  setWrapsCode(isOn: boolean): void;
  /** BCP 47 of the language that the person chose for Aside; empty: the browser's. */
  readonly language: ReadonlySignal<string>;
  chooseLanguage(language: string): void;
  /** Nothing was answered here yet, and the way to a first answer was not dismissed. Not so after an update. */
  readonly isNew: ReadonlySignal<boolean>;
  endFirstRun(): void;
  /** A random id of this installation: for fairness between clients, never authority. */
  readonly install: string;
  dispose(): void;
}

/** Reads the settings, and follows what the panels of other windows change. `area` outlives the browser. */
export async function openSettings(area: BrowserStorage): Promise<Settings> {
  const local = createSteadyStorage(area);
  const stored = await local.get(null);
  const follow = new Map<string, (value: unknown) => void>();

  /** A setting, and what sets it: here at once, and in the panels of other windows. */
  function lasting<T>(name: string, read: (kept: unknown) => T): [ReadonlySignal<T>, (value: T) => void] {
    const setting = signal(read(stored[name]));
    follow.set(name, (value) => {
      setting.value = read(value);
    });
    const set = (value: T) => {
      setting.value = value;
      void local.set({ [name]: value });
    };
    return [setting, set];
  }

  const [chosenModel, chooseModel] = lasting('chosenModel', toText);
  const [summary, chooseSummary] = lasting('summary', toChoice);
  const [loadsEarly, setLoadsEarly] = lasting('loadsEarly', (kept) => kept !== false);
  const [microphone, chooseMicrophone] = lasting('microphone', toText);
  const [asksSpoken, setAsksSpoken] = lasting('asksSpoken', isTrue);
  const [hearsHere, setHearsHere] = lasting('hearsHere', isTrue);
  const [keepsSpoken, setKeepsSpoken] = lasting('keepsSpoken', isTrue);
  const [wrapsCode, setWrapsCode] = lasting('wrapsCode', isTrue);
  const [aloud, setAloud] = lasting('aloud', toAloud);
  const [language, chooseLanguage] = lasting('language', toText);
  const [isNew, setIsNew] = lasting('isNew', isTrue);
  let install = toText(stored.install);
  if (install === '') {
    install = randomUuid();
    setIsNew(true);
    await local.set({ install });
  }

  const onChanged: StorageListener = (changes) => {
    for (const [name, { newValue }] of Object.entries(changes)) follow.get(name)?.(newValue);
  };
  local.onChanged.addListener(onChanged);

  return {
    chosenModel,
    chooseModel,
    summary,
    chooseSummary,
    loadsEarly,
    setLoadsEarly,
    microphone,
    chooseMicrophone,
    asksSpoken,
    setAsksSpoken,
    hearsHere,
    setHearsHere,
    keepsSpoken,
    setKeepsSpoken,
    wrapsCode,
    setWrapsCode,
    aloud,
    setAloud,
    language,
    chooseLanguage,
    isNew,
    endFirstRun: () => setIsNew(false),
    install,
    dispose: () => local.onChanged.removeListener(onChanged),
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isTrue(value: unknown): boolean {
  return value === true;
}

function toChoice(value: unknown): SummaryChoice {
  const { style, focus } = (value ?? {}) as Partial<SummaryChoice>;
  return { style: style ?? 'bullets', focus: toText(focus) };
}

function toAloud(value: unknown): AloudChoice {
  return { rate: 1, voices: {}, ...(value as Partial<AloudChoice> | undefined) };
}
