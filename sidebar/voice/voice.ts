import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { Clock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { Settings } from '../settings/settings.ts';
import { microphoneRefusal } from './microphone-refusal.ts';
import { createOnDeviceOffer, type OnDeviceOfferOptions } from './on-device-offer.ts';
import { languageOfSpeech, type OnDeviceAvailability } from './on-device-speech.ts';
import { NotOnDeviceError, type recogniseSpeech } from './recognise-speech.ts';
import type { RecordingEvents, recordSpeech, SpeechRecording } from './record-speech.ts';
import { toWavFile } from './to-wav-file.ts';
import { transcribe } from './transcribe.ts';
import type { CutOff, VoiceProblem } from './voice-problem.ts';

/** `kept`: it is recorded, and the companion has not made words of it yet. */
export type VoicePhase = 'idle' | 'opening' | 'recording' | 'sending' | 'kept';

export interface Microphone {
  id: string;
  name: string;
}

export interface Heard {
  text: string;
  isCutOff: boolean;
}

/** Speaking in place of typing. Nothing is recorded but between `start` and `finish` or `cancel`. */
export interface Voice {
  readonly phase: ReadonlySignal<VoicePhase>;
  /** From 0 to 1. */
  readonly level: ReadonlySignal<number>;
  readonly seconds: ReadonlySignal<number>;
  /** The microphone that is listened to in place of the chosen one, which is not there; empty: none. */
  readonly standIn: ReadonlySignal<string>;
  readonly problem: ReadonlySignal<VoiceProblem | null>;
  /** The words so far, where they are told before all is heard; else empty. */
  readonly hearing: ReadonlySignal<string>;
  /** What was said, once for each recording; null before the first. What was cut off may lack its end. */
  readonly heard: ReadonlySignal<Heard | null>;
  /** The last recording, of which words were made, where a setting says that it stays: until the next, or until it is let go. */
  readonly recorded: ReadonlySignal<Uint8Array<ArrayBuffer> | null>;
  /** Gives it to the person as a file. */
  saveRecorded(): void;
  letRecordedGo(): void;
  /** Those to choose from; known once the first recording has begun. */
  readonly microphones: ReadonlySignal<readonly Microphone[]>;
  /** What the browser can do by itself on this device; looked at once the companion can't. */
  readonly onDevice: ReadonlySignal<OnDeviceAvailability>;
  readonly settings: Pick<
    Settings,
    | 'microphone'
    | 'chooseMicrophone'
    | 'asksSpoken'
    | 'setAsksSpoken'
    | 'hearsHere'
    | 'setHearsHere'
    | 'keepsSpoken'
    | 'setKeepsSpoken'
  >;
  start(): void;
  /** Ends the recording and has it made into words. */
  finish(): void;
  /** Ends the recording, or gives up what was recorded. */
  cancel(): void;
  /** Has what is kept made into words again. */
  sendAgain(): void;
  dismiss(): void;
  /** Has the browser make the words from now on, on this device; it downloads what it needs for that. */
  hearHere(): void;
  /** Has the browser ask, in a page of the extension's; null where there is none. */
  readonly askBrowser: (() => void) | null;
}

export interface VoiceOptions {
  connection: Pick<CompanionConnection, 'state' | 'openChannel'>;
  settings: Voice['settings'] & Pick<Settings, 'language'>;
  clock: Clock;
  record: typeof recordSpeech;
  recognise: typeof recogniseSpeech;
  speech: OnDeviceOfferOptions;
  saveFile(file: Blob, name: string): void;
  askBrowser: (() => void) | null;
  /** The browser's own part; tests have another. */
  browser?: Pick<Navigator, 'mediaDevices' | 'permissions' | 'languages'>;
}

/** How often the level and the seconds are looked at. */
const LOOK_MS = 100;

const NOTHING: VoiceProblem = { code: 'refused', error: { code: 'empty_message', params: { cause: 'no_audio' } } };
const NO_WORDS: VoiceProblem = { code: 'refused', error: { code: 'empty_message', params: { cause: 'no_words' } } };

export function createVoice(options: VoiceOptions): Voice & { dispose(): void } {
  const { connection, settings, clock, record, recognise, browser = navigator } = options;
  const phase = signal<VoicePhase>('idle');
  const level = signal(0);
  const seconds = signal(0);
  const problem = signal<VoiceProblem | null>(null);
  const standIn = signal('');
  const hearing = signal('');
  const heard = signal<Heard | null>(null);
  const recorded = signal<Uint8Array<ArrayBuffer> | null>(null);
  const microphones = signal<readonly Microphone[]>([]);
  const language = () => languageOfSpeech(settings.language.peek(), browser.languages);
  const offer = createOnDeviceOffer(options.speech, language);
  let recording: SpeechRecording | undefined;
  /** Finished while it was still being opened. */
  let isFinishedEarly = false;
  let kept: { samples: Uint8Array<ArrayBuffer>; cutOff: CutOff | undefined } | undefined;
  let sending = new AbortController();
  let attempt = 0;
  let cancelLook = (): void => {};

  function fail(found: VoiceProblem, next: VoicePhase = 'idle'): void {
    batch(() => {
      problem.value = found;
      phase.value = next;
    });
    // The companion can't make words: the browser may.
    if (found.code === 'needs_companion' || (found.code === 'refused' && found.error.code === 'upstream_unreachable')) {
      void offer.look();
    }
  }

  function look(): void {
    cancelLook = clock.after(LOOK_MS, () => {
      if (!recording) return;
      level.value = recording.level();
      seconds.value = Math.floor(recording.seconds());
      if (recording.seconds() >= LIMITS.audioSeconds) void finish('full');
      else look();
    });
  }

  async function start(): Promise<void> {
    if (phase.peek() !== 'idle') return;
    const state = connection.state.peek();
    const hearsHere = settings.hearsHere.peek();
    if (!hearsHere && state.phase === 'ready' && state.role !== 'client') return fail({ code: 'needs_companion' });
    if (!browser.mediaDevices || !crypto.subtle) return fail({ code: 'not_supported' });
    attempt += 1;
    const mine = attempt;
    isFinishedEarly = false;
    batch(() => {
      phase.value = 'opening';
      problem.value = null;
      hearing.value = '';
      recorded.value = null;
      seconds.value = 0;
      level.value = 0;
    });
    try {
      const chosen = settings.microphone.peek();
      const events: RecordingEvents = {
        onGone: () => void (mine === attempt && finish('unplugged')),
        onEnded: () => void (mine === attempt && finish()),
        onHearing(text) {
          if (mine === attempt) hearing.value = text;
        },
      };
      const opened = await (hearsHere ? recognise(chosen, language(), events) : record(chosen, events));
      if (mine !== attempt) return opened.cancel();
      recording = opened;
      batch(() => {
        standIn.value = chosen === '' || chosen === opened.microphone.id ? '' : opened.microphone.name;
        phase.value = 'recording';
      });
      look();
      void list();
      if (isFinishedEarly) await finish();
    } catch (error) {
      const refusal = await microphoneRefusal(error, {
        permissions: browser.permissions,
        canAsk: options.askBrowser !== null,
        onAllowed() {
          // What was said about it is over.
          const { code } = problem.peek() ?? {};
          if (code === 'not_asked' || code === 'denied') problem.value = null;
        },
      });
      if (mine === attempt) failHere(refusal);
    }
  }

  /** What the browser can't do any more, the companion is asked for again. */
  function failHere(found: VoiceProblem): void {
    if (found.code === 'not_on_device') settings.setHearsHere(false);
    fail(found);
  }

  async function list(): Promise<void> {
    const devices = await browser.mediaDevices.enumerateDevices().catch(() => []);
    const inputs = devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default');
    microphones.value = inputs.map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  }

  async function finish(cutOff?: CutOff): Promise<void> {
    if (phase.peek() === 'opening') isFinishedEarly = true;
    const ended = recording;
    if (!ended || phase.peek() !== 'recording') return;
    const mine = attempt;
    recording = undefined;
    cancelLook();
    phase.value = 'sending';
    try {
      const speech = await ended.finish();
      // What was given up meanwhile goes nowhere.
      if (mine !== attempt) return;
      if ('text' in speech) return speech.text === '' ? fail(NO_WORDS) : hear(speech.text, cutOff);
      if (speech.samples.byteLength === 0) return fail(NOTHING);
      kept = { samples: speech.samples, cutOff };
      await send();
    } catch (error) {
      if (mine === attempt) failHere({ code: error instanceof NotOnDeviceError ? 'not_on_device' : 'failed' });
    }
  }

  function hear(text: string, cutOff: CutOff | undefined): void {
    batch(() => {
      if (settings.keepsSpoken.peek()) recorded.value = kept?.samples ?? null;
      kept = undefined;
      phase.value = 'idle';
      heard.value = { text, isCutOff: cutOff !== undefined };
      if (cutOff) problem.value = { code: cutOff };
    });
  }

  async function send(): Promise<void> {
    if (!kept) return;
    const { samples, cutOff } = kept;
    sending = new AbortController();
    const { signal: given } = sending;
    batch(() => {
      phase.value = 'sending';
      problem.value = null;
      hearing.value = '';
    });
    try {
      const onHearing = (text: string) => {
        hearing.value = text;
      };
      hear(await transcribe(samples, { open: connection.openChannel, signal: given, onHearing }), cutOff);
    } catch (error) {
      if (given.aborted) return;
      const refusal = error as ErrorMessage | undefined;
      if (refusal?.type !== 'error') return fail({ code: 'lost' }, 'kept');
      // What holds no speech holds none the next time either.
      const isHopeless = refusal.code === 'empty_message' || refusal.code === 'bad_message';
      if (isHopeless) kept = undefined;
      fail({ code: 'refused', error: { code: refusal.code, params: refusal.params } }, isHopeless ? 'idle' : 'kept');
    }
  }

  const stopWatching = effect(() => {
    const { phase: now } = connection.state.value;
    if (now === 'ready' && phase.peek() === 'kept' && problem.peek()?.code === 'lost') void send();
  });

  function cancel(): void {
    attempt += 1;
    cancelLook();
    recording?.cancel();
    recording = undefined;
    kept = undefined;
    sending.abort();
    batch(() => {
      phase.value = 'idle';
      problem.value = null;
    });
  }

  async function hearHere(): Promise<void> {
    if (!(await offer.prepare())) return fail({ code: 'not_installed' }, phase.peek());
    settings.setHearsHere(true);
    // What is being said meanwhile is not given up.
    if (phase.peek() !== 'idle' && phase.peek() !== 'kept') return;
    cancel();
    problem.value = { code: 'on_device' };
  }

  return {
    phase,
    level,
    seconds,
    standIn,
    problem,
    hearing,
    heard,
    recorded,
    saveRecorded() {
      const samples = recorded.peek();
      if (samples) options.saveFile(toWavFile(samples), 'aside-recording.wav');
    },
    letRecordedGo() {
      recorded.value = null;
    },
    microphones,
    onDevice: offer.availability,
    settings,
    start: () => void start(),
    finish: () => void finish(),
    cancel,
    sendAgain: () => void send(),
    dismiss() {
      problem.value = null;
    },
    hearHere: () => void hearHere(),
    askBrowser: options.askBrowser,
    dispose() {
      stopWatching();
      cancel();
    },
  };
}
