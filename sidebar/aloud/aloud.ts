import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { nameBrowser } from '../access/browser-name.ts';
import type { Clock } from '../connection/clock.ts';
import type { Settings } from '../settings/settings.ts';
import type { AloudChoice } from '../settings/settings-table.ts';
import type { TurnState } from '../state/conversation/turn-state.ts';
import { chooseVoice, primary, type Voice, voicesFor } from './choose-voice.ts';
import type { Reading, Sentence } from './reading.ts';
import type { ReadingTurn, ReadingTurnOptions } from './reading-turn.ts';
import { createSpeaker } from './speaker.ts';

/** `starting`: the browser is not ready to say the next sentence; `waiting`: that is not written yet. */
export type AloudPhase = 'idle' | 'starting' | 'waiting' | 'reading' | 'paused';

/** Why it is silent. `interrupted`: by another program of the browser; `elsewhere`: another panel reads. */
export type AloudProblem =
  | { code: 'not_supported' | 'failed' | 'interrupted' | 'elsewhere' }
  | { code: 'no_voice' | 'no_voice_on_linux'; language: string };

/** Reads answers aloud, one at a time. */
export interface Aloud {
  readonly phase: ReadonlySignal<AloudPhase>;
  readonly problem: ReadonlySignal<AloudProblem | null>;
  /** What is read, paused or not; null when nothing is. */
  readonly reading: ReadonlySignal<Reading | null>;
  /** The sentence that is said, or would be next. */
  readonly sentence: ReadonlySignal<Sentence | null>;
  /** Those that speak the language of what is read, those of this computer first. */
  readonly voices: ReadonlySignal<readonly Voice[]>;
  /** All that the browser has. */
  readonly allVoices: ReadonlySignal<readonly Voice[]>;
  readonly settings: Pick<Settings, 'aloud' | 'setAloud'>;
  read(reading: Reading): void;
  pause(): void;
  goOn(): void;
  /** Leaves the rest of the sentence out. */
  skip(): void;
  stop(): void;
  setRate(rate: number): void;
  /** @param uri of a voice; empty: the best of this computer */
  setVoice(language: string, uri: string): void;
}

export interface AloudOptions {
  clock: Clock;
  settings: Aloud['settings'];
  /** What is shown; a reading ends when its turn no longer is. */
  turns: ReadonlySignal<readonly TurnState[]>;
  openTurn(options: Pick<ReadingTurnOptions, 'clock' | 'onWanted'>): ReadingTurn;
  /** The browser's own part, where it has one; tests have another. */
  speech?: Pick<
    SpeechSynthesis,
    'speak' | 'cancel' | 'resume' | 'paused' | 'getVoices' | 'addEventListener' | 'removeEventListener'
  >;
  createUtterance?: (text: string) => SpeechSynthesisUtterance;
  preferred?: readonly string[];
  /** For example "Firefox on Linux": there a voice has to be installed, and Chromium told to use it. */
  browserName?: string;
}

/** How often an answer that streams is looked at for its next sentence. */
const LOOK_MS = 200;
/** A browser fetches its voices when it is first asked, and says when they are there: on Linux after four seconds. */
const VOICES_WAIT_MS = 6_000;
const TRIES = 2;

export function createAloud(options: AloudOptions): Aloud & { dispose(): void } {
  const { clock, settings, turns, preferred = navigator.languages, speech = globalThis.speechSynthesis } = options;
  const { createUtterance = (text) => new SpeechSynthesisUtterance(text), browserName = nameBrowser() } = options;
  const phase = signal<AloudPhase>('idle');
  const problem = signal<AloudProblem | null>(null);
  const reading = signal<Reading | null>(null);
  const sentence = signal<Sentence | null>(null);
  const all = signal<readonly SpeechSynthesisVoice[]>(speech?.getVoices() ?? []);
  const voices = computed(() => (sentence.value ? voicesFor(all.value, sentence.value.language) : []));
  /** Up to where the sentence was heard; what is said again begins there. */
  let heard = 0;
  let failures = 0;
  let hasWaitedForVoices = false;
  /** Of taking the turn, which takes as long as another panel needs to be silent. */
  let attempt = 0;
  let hasTurn = false;
  let cancelTimer = (): void => {};
  const speaker = createSpeaker({ clock, speech, createUtterance });
  const turn = options.openTurn({ clock, onWanted: () => pause({ code: 'elsewhere' }) });

  function setTimer(delayMs: number, run: () => void): void {
    cancelTimer();
    cancelTimer = clock.after(delayMs, run);
  }

  function hush(): void {
    cancelTimer();
    speaker.hush();
  }

  /** Is silent, and lets other panels read. */
  function rest(next: 'idle' | 'paused', why: AloudProblem | null): void {
    hush();
    batch(() => {
      phase.value = next;
      problem.value = why;
    });
    hasTurn = false;
    turn.give();
  }

  function pause(why: AloudProblem | null = null): void {
    if (phase.peek() !== 'idle') rest('paused', why);
  }

  function stop(): void {
    batch(() => {
      rest('idle', null);
      reading.value = null;
      sentence.value = null;
    });
  }

  async function begin(): Promise<void> {
    failures = 0;
    phase.value = 'starting';
    if (!speech) {
      pause({ code: 'not_supported' });
      return;
    }
    attempt += 1;
    const mine = attempt;
    await turn.take();
    if (mine !== attempt) return;
    // Given up while another panel was still reading.
    if (phase.peek() !== 'starting') turn.give();
    else {
      hasTurn = true;
      if (sentence.peek()) say();
      else advance();
    }
  }

  function takeNext(): ReturnType<Reading['next']> {
    const next = reading.peek()?.next() ?? null;
    failures = 0;
    heard = 0;
    sentence.value = next === 'later' ? null : next;
    return next;
  }

  /** Goes to the next sentence. */
  function advance(): void {
    const next = batch(() => {
      const taken = takeNext();
      phase.value = taken === 'later' ? 'waiting' : 'starting';
      return taken;
    });
    hush();
    if (next === null) stop();
    else if (next === 'later') setTimer(LOOK_MS, advance);
    else say();
  }

  function findVoice({ language }: Sentence): SpeechSynthesisVoice | undefined {
    return chooseVoice(all.peek(), language, settings.aloud.peek().voices[primary(language)] ?? '', preferred);
  }

  function say(): void {
    const now = sentence.peek();
    const voice = now && findVoice(now);
    if (!now) return;
    if (!voice) {
      lackVoice(now);
      return;
    }
    batch(() => {
      phase.value = 'reading';
      problem.value = null;
    });
    const begun = heard;
    speaker.say(
      { text: now.said.slice(begun), voice, rate: settings.aloud.peek().rate },
      {
        onWord(at) {
          heard = begun + at;
        },
        onEnd: advance,
        onCut: () => pause({ code: 'interrupted' }),
        onFail() {
          failures += 1;
          if (failures >= TRIES) pause({ code: 'failed' });
          else say();
        },
      },
    );
  }

  function lackVoice({ shown, language }: Sentence): void {
    if (all.peek().length === 0 && !hasWaitedForVoices) {
      hasWaitedForVoices = true;
      setTimer(VOICES_WAIT_MS, say);
    }
    // A word of ours is left out rather than the reading stopped for it.
    else if (shown === '') setTimer(0, advance);
    else pause({ code: browserName.endsWith('Linux') ? 'no_voice_on_linux' : 'no_voice', language });
  }

  function isLackingVoice(): boolean {
    return 'language' in (problem.peek() ?? {});
  }

  /** What was chosen is heard at once. */
  function change(next: Partial<AloudChoice>): void {
    settings.setAloud({ ...settings.aloud.peek(), ...next });
    if (phase.peek() === 'reading') say();
    else if (isLackingVoice() || problem.peek()?.code === 'failed') goOn();
  }

  function goOn(): void {
    if (phase.peek() === 'paused') void begin();
  }

  const onVoices = () => {
    all.value = speech?.getVoices() ?? [];
    const now = sentence.peek();
    if (!now || !findVoice(now)) return;
    if (isLackingVoice()) goOn();
    else if (hasTurn && phase.peek() === 'starting') say();
  };
  speech?.addEventListener('voiceschanged', onVoices);
  const stopWatching = effect(() => {
    const mine = reading.value;
    if (mine && !turns.value.some(({ id }) => id === mine.turn)) stop();
  });

  return {
    phase,
    problem,
    reading,
    sentence,
    voices,
    allVoices: all,
    settings,
    read(next) {
      hush();
      heard = 0;
      batch(() => {
        problem.value = null;
        sentence.value = null;
        reading.value = next;
      });
      void begin();
    },
    pause: () => pause(),
    goOn,
    skip() {
      // What is not written yet is waited for.
      if (!sentence.peek()) return;
      if (phase.peek() !== 'paused') advance();
      else if (takeNext() === null) stop();
    },
    stop,
    setRate: (rate) => change({ rate }),
    setVoice: (language, uri) => change({ voices: { ...settings.aloud.peek().voices, [primary(language)]: uri } }),
    dispose() {
      stopWatching();
      speech?.removeEventListener('voiceschanged', onVoices);
      stop();
      turn.dispose();
    },
  };
}
