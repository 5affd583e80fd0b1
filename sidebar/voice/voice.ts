import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { TranscriptMessage } from '../../protocol/audio-messages.ts';
import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { askOverChannel } from '../connection/ask-over-channel.ts';
import type { Clock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { upload } from '../connection/upload-sources.ts';
import type { Settings } from '../settings/settings.ts';
import { hashOf } from '../sources/hash-of.ts';
import type { recordSpeech, SpeechRecording } from './record-speech.ts';

/** `kept`: it is recorded, and the companion has not made words of it yet. */
export type VoicePhase = 'idle' | 'opening' | 'recording' | 'sending' | 'kept';

/** Why a recording ended before its speaker ended it. */
export type CutOff = 'unplugged' | 'full';

/**
 * Why there are no words, or only some. `not_asked`: the browser asks in a page of its own. `busy`: another program has the
 * microphone.
 */
export type VoiceProblem =
  | {
      code: 'not_asked' | 'denied' | 'no_microphone' | 'busy' | 'not_supported' | 'failed' | 'lost' | 'needs_companion';
    }
  | { code: CutOff }
  | { code: 'refused'; error: ErrorReason };

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
  /** Those to choose from; known once the first recording has begun. */
  readonly microphones: ReadonlySignal<readonly Microphone[]>;
  readonly settings: Pick<Settings, 'microphone' | 'chooseMicrophone' | 'asksSpoken' | 'setAsksSpoken'>;
  start(): void;
  /** Ends the recording and has it made into words. */
  finish(): void;
  /** Ends the recording, or gives up what was recorded. */
  cancel(): void;
  /** Has what is kept made into words again. */
  sendAgain(): void;
  dismiss(): void;
  /** Has the browser ask, in a page of the extension's; null where there is none. */
  readonly askBrowser: (() => void) | null;
}

export interface VoiceOptions {
  connection: Pick<CompanionConnection, 'state' | 'openChannel'>;
  settings: Voice['settings'];
  clock: Clock;
  record: typeof recordSpeech;
  askBrowser: (() => void) | null;
  /** The browser's own part; tests have another. */
  browser?: Pick<Navigator, 'mediaDevices' | 'permissions'>;
}

/** How often the level and the seconds are looked at. */
const LOOK_MS = 100;

const NOTHING: VoiceProblem = { code: 'refused', error: { code: 'empty_message', params: { cause: 'no_audio' } } };

export function createVoice(options: VoiceOptions): Voice & { dispose(): void } {
  const { connection, settings, clock, record, browser = navigator } = options;
  const phase = signal<VoicePhase>('idle');
  const level = signal(0);
  const seconds = signal(0);
  const problem = signal<VoiceProblem | null>(null);
  const standIn = signal('');
  const hearing = signal('');
  const heard = signal<Heard | null>(null);
  const microphones = signal<readonly Microphone[]>([]);
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
    if (state.phase === 'ready' && state.role !== 'client') return fail({ code: 'needs_companion' });
    if (!browser.mediaDevices || !crypto.subtle) return fail({ code: 'not_supported' });
    attempt += 1;
    const mine = attempt;
    isFinishedEarly = false;
    batch(() => {
      phase.value = 'opening';
      problem.value = null;
      seconds.value = 0;
      level.value = 0;
    });
    try {
      const chosen = settings.microphone.peek();
      const opened = await record(chosen, () => {
        if (mine === attempt) void finish('unplugged');
      });
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
      const code = await explain(error);
      if (mine === attempt) fail({ code });
    }
  }

  async function list(): Promise<void> {
    const devices = await browser.mediaDevices.enumerateDevices().catch(() => []);
    const inputs = devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default');
    microphones.value = inputs.map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  }

  async function explain(error: unknown): Promise<Exclude<VoiceProblem['code'], 'refused'>> {
    const { name } = error as Partial<DOMException>;
    if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no_microphone';
    if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
    if (name !== 'NotAllowedError') return 'failed';
    const state = await permission();
    return state === 'denied' || !options.askBrowser ? 'denied' : 'not_asked';
  }

  async function permission(): Promise<PermissionState> {
    try {
      const status = await browser.permissions.query({ name: 'microphone' as PermissionName });
      // Allowed in its page: what was said about it is over.
      status.onchange = () => {
        const { code } = problem.peek() ?? {};
        if (status.state === 'granted' && (code === 'not_asked' || code === 'denied')) problem.value = null;
      };
      return status.state;
    } catch {
      return 'prompt';
    }
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
      const samples = await ended.finish();
      // What was given up meanwhile goes nowhere.
      if (mine !== attempt) return;
      if (samples.byteLength === 0) return fail(NOTHING);
      kept = { samples, cutOff };
      await send();
    } catch {
      if (mine === attempt) fail({ code: 'failed' });
    }
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
      const blob = await hashOf(samples);
      const { openChannel: open } = connection;
      await upload(samples, blob, { open, signal: given, onSent() {} });
      const told = await askOverChannel<TranscriptMessage>(
        (id) => ({ type: 'transcribe', id, blob, format: 'pcm16' }),
        {
          open,
          signal: given,
          take(message) {
            if (message.type === 'hearing') hearing.value = message.text;
            return message.type === 'transcript' ? message : undefined;
          },
        },
      );
      batch(() => {
        kept = undefined;
        phase.value = 'idle';
        heard.value = { text: told.text, isCutOff: cutOff !== undefined };
        if (cutOff) problem.value = { code: cutOff };
      });
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

  return {
    phase,
    level,
    seconds,
    standIn,
    problem,
    hearing,
    heard,
    microphones,
    settings,
    start: () => void start(),
    finish: () => void finish(),
    cancel,
    sendAgain: () => void send(),
    dismiss() {
      problem.value = null;
    },
    askBrowser: options.askBrowser,
    dispose() {
      stopWatching();
      cancel();
    },
  };
}
