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

/** Why there are no words. `not_asked`: the browser asks in a page of its own. */
export type VoiceProblem =
  | { code: 'not_asked' | 'denied' | 'no_microphone' | 'not_supported' | 'failed' | 'lost' | 'needs_companion' }
  | { code: 'refused'; error: ErrorReason };

export interface Microphone {
  id: string;
  name: string;
}

/** Speaking in place of typing. Nothing is recorded but between `start` and `finish` or `cancel`. */
export interface Voice {
  readonly phase: ReadonlySignal<VoicePhase>;
  /** From 0 to 1. */
  readonly level: ReadonlySignal<number>;
  readonly seconds: ReadonlySignal<number>;
  readonly problem: ReadonlySignal<VoiceProblem | null>;
  /** The words so far, where they are told before all is heard; else empty. */
  readonly hearing: ReadonlySignal<string>;
  /** What was said, once for each recording; null before the first. */
  readonly heard: ReadonlySignal<{ text: string } | null>;
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

export function createVoice(options: VoiceOptions): Voice & { dispose(): void } {
  const { connection, settings, clock, record, browser = navigator } = options;
  const phase = signal<VoicePhase>('idle');
  const level = signal(0);
  const seconds = signal(0);
  const problem = signal<VoiceProblem | null>(null);
  const hearing = signal('');
  const heard = signal<{ text: string } | null>(null);
  const microphones = signal<readonly Microphone[]>([]);
  let recording: SpeechRecording | undefined;
  /** Finished while it was still being opened. */
  let isFinishedEarly = false;
  let kept: Uint8Array<ArrayBuffer> | undefined;
  let sending = new AbortController();
  let attempt = 0;
  let cancelLook = (): void => {};

  function fail(found: VoiceProblem, next: VoicePhase = 'idle'): void {
    batch(() => {
      problem.value = found;
      phase.value = next;
    });
  }

  function look(beganAt: number): void {
    cancelLook = clock.after(LOOK_MS, () => {
      if (!recording) return;
      level.value = recording.level();
      seconds.value = Math.floor((clock.now() - beganAt) / 1_000);
      if (seconds.value >= LIMITS.audioSeconds - 1) void finish();
      else look(beganAt);
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
      const opened = await record(settings.microphone.peek(), () => {
        if (mine === attempt) void finish();
      });
      if (mine !== attempt) return opened.cancel();
      recording = opened;
      phase.value = 'recording';
      look(clock.now());
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

  async function finish(): Promise<void> {
    if (phase.peek() === 'opening') isFinishedEarly = true;
    const ended = recording;
    if (!ended || phase.peek() !== 'recording') return;
    const mine = attempt;
    recording = undefined;
    cancelLook();
    phase.value = 'sending';
    try {
      const recorded = await ended.finish();
      // What was given up meanwhile goes nowhere.
      if (mine !== attempt) return;
      kept = recorded;
      await send();
    } catch {
      if (mine === attempt) fail({ code: 'failed' });
    }
  }

  async function send(): Promise<void> {
    const bytes = kept;
    if (!bytes) return;
    sending = new AbortController();
    const { signal: given } = sending;
    batch(() => {
      phase.value = 'sending';
      problem.value = null;
      hearing.value = '';
    });
    try {
      const blob = await hashOf(bytes);
      const { openChannel: open } = connection;
      await upload(bytes, blob, { open, signal: given, onSent() {} });
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
        heard.value = { text: told.text };
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
