/** What this browser can do about speech by itself, on this device. Browsers have services elsewhere too: never those. */
export type OnDeviceAvailability = 'available' | 'downloadable' | 'downloading' | 'unavailable';

/** The Web Speech API, as far as it keeps to the device. */
export interface SpeechRecogniser extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  start(track?: MediaStreamTrack): void;
  stop(): void;
  abort(): void;
}

export interface SpeechRecogniserClass {
  new (): SpeechRecogniser;
  prototype: object;
  available(options: { langs: string[]; processLocally: true }): Promise<OnDeviceAvailability>;
  install(options: { langs: string[] }): Promise<boolean>;
}

/** The browser's, when it can be told to keep to the device; undefined when it can't, or isn't there. */
export function onDeviceRecogniser(
  { SpeechRecognition: found }: { SpeechRecognition?: unknown } = globalThis as never,
): SpeechRecogniserClass | undefined {
  const recogniser = found as Partial<SpeechRecogniserClass> | undefined;
  if (!recogniser?.prototype || !('processLocally' in recogniser.prototype)) return undefined;
  return recogniser.available && recogniser.install ? (recogniser as SpeechRecogniserClass) : undefined;
}

/** Asks nobody but the browser. */
export async function onDeviceAvailability(language: string): Promise<OnDeviceAvailability> {
  try {
    const found = await onDeviceRecogniser()?.available({ langs: [language], processLocally: true });
    return found ?? 'unavailable';
  } catch {
    return 'unavailable';
  }
}

/** Has the browser download what it needs for a language. Whether it could. */
export async function installOnDevice(language: string): Promise<boolean> {
  try {
    return (await onDeviceRecogniser()?.install({ langs: [language] })) ?? false;
  } catch {
    return false;
  }
}

/** The language to listen for, with its country, as the browser's packs are named: the chosen one, else the browser's. */
export function languageOfSpeech(chosen: string, preferred: readonly string[]): string {
  const fitting = preferred.find((language) => chosen === '' || language.split('-')[0] === chosen.split('-')[0]);
  const { language, region } = new Intl.Locale(fitting ?? (chosen || 'en')).maximize();
  return region ? `${language}-${region}` : language;
}
