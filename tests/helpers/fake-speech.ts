/** An utterance whose end the test decides. */
export class FakeUtterance extends EventTarget {
  text: string;
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  rate = 1;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

export function fakeVoice(
  name: string,
  lang: string,
  values: Partial<SpeechSynthesisVoice> = {},
): SpeechSynthesisVoice {
  return { voiceURI: name, name, lang, localService: true, default: false, ...values };
}

/** Speech synthesis that says nothing, and tells what the test has it tell. */
export function createFakeSpeech(voices: readonly SpeechSynthesisVoice[] = [fakeVoice('Anna', 'en-US')]) {
  const events = new EventTarget();
  const spoken: FakeUtterance[] = [];
  let known = voices;
  let isPaused = false;
  const speech = {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    getVoices: () => [...known],
    speak: (utterance: SpeechSynthesisUtterance) => void spoken.push(utterance as unknown as FakeUtterance),
    /** A browser tells of what it cancels a moment later; here when the test has it tell. */
    cancel() {
      said.cancels += 1;
    },
    resume() {
      isPaused = false;
    },
    get paused() {
      return isPaused;
    },
  };
  function tell(type: string, values: object, utterance = spoken.at(-1)): void {
    utterance?.dispatchEvent(Object.assign(new Event(type), values));
  }
  const said = {
    speech,
    createUtterance: (text: string) => new FakeUtterance(text) as unknown as SpeechSynthesisUtterance,
    spoken,
    cancels: 0,
    texts: () => spoken.map(({ text }) => text),
    start: () => tell('start', {}),
    word: (charIndex: number) => tell('boundary', { name: 'word', charIndex }),
    end: (utterance?: FakeUtterance) => tell('end', {}, utterance),
    fail: (error: SpeechSynthesisErrorCode, utterance?: FakeUtterance) => tell('error', { error }, utterance),
    pauseAll() {
      isPaused = true;
    },
    loadVoices(next: readonly SpeechSynthesisVoice[]) {
      known = next;
      events.dispatchEvent(new Event('voiceschanged'));
    },
  };
  return said;
}
