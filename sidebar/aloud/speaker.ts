import type { Clock } from '../connection/clock.ts';

export interface Utterance {
  text: string;
  voice: SpeechSynthesisVoice;
  rate: number;
}

/** What is heard of an utterance. After `onEnd`, `onCut` or `onFail` there is no more. */
export interface UtteranceEvents {
  /** A word begins at this character. */
  onWord(at: number): void;
  onEnd(): void;
  /** Something else in the browser has ended it. */
  onCut(): void;
  /** The voice can't say it, or has stopped without a word. */
  onFail(): void;
}

/** Has the browser say one thing at a time, and waits for no event that may never come. */
export interface Speaker {
  /** In the place of what is said. */
  say(utterance: Utterance, events: UtteranceEvents): void;
  /** Says nothing more, and tells nothing more of what was said. */
  hush(): void;
}

export interface SpeakerOptions {
  clock: Clock;
  speech: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'resume' | 'paused'> | undefined;
  createUtterance(text: string): SpeechSynthesisUtterance;
}

/** Chromium takes back what is said right after a `cancel`. */
const BREATH_MS = 100;
/** A voice that shows no sign of life for so long, and so long for each letter, has stopped. */
const SILENT_MS = 5_000;
const SILENT_MS_PER_CHAR = 200;

export function createSpeaker({ clock, speech, createUtterance }: SpeakerOptions): Speaker {
  /** Kept while it is spoken: a browser that forgets it tells nothing more of it. */
  let spoken: SpeechSynthesisUtterance | undefined;
  let silentUntil = Number.NEGATIVE_INFINITY;
  let cancelTimer = (): void => {};

  function setTimer(delayMs: number, run: () => void): void {
    cancelTimer();
    cancelTimer = clock.after(delayMs, run);
  }

  function hush(): void {
    cancelTimer();
    if (!spoken) return;
    spoken = undefined;
    silentUntil = clock.now() + BREATH_MS;
    speech?.cancel();
  }

  function sayNow({ text, voice, rate }: Utterance, events: UtteranceEvents): void {
    const own = createUtterance(text);
    Object.assign(own, { voice, lang: voice.lang, rate });
    const watch = () =>
      setTimer(SILENT_MS + (text.length * SILENT_MS_PER_CHAR) / rate, () => {
        hush();
        events.onFail();
      });
    const listen = (type: 'start' | 'boundary' | 'end' | 'error', hear: (event: SpeechSynthesisEvent) => void) =>
      own.addEventListener(type, (event) => {
        if (spoken === own) hear(event);
      });
    const end = () => {
      cancelTimer();
      spoken = undefined;
    };
    listen('start', watch);
    listen('boundary', ({ name, charIndex }) => {
      watch();
      if (name === 'word') events.onWord(charIndex);
    });
    listen('end', () => {
      end();
      events.onEnd();
    });
    listen('error', (event) => {
      end();
      const { error } = event as SpeechSynthesisErrorEvent;
      // Not by us: of what is cancelled here nothing more is heard.
      if (error === 'interrupted' || error === 'canceled') events.onCut();
      else events.onFail();
    });
    spoken = own;
    watch();
    if (speech?.paused) speech.resume();
    speech?.speak(own);
  }

  return {
    say(utterance, events) {
      hush();
      const wait = silentUntil - clock.now();
      if (wait > 0) setTimer(wait, () => sayNow(utterance, events));
      else sayNow(utterance, events);
    },
    hush,
  };
}
