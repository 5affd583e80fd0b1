import { number } from './tongue.ts';

/** What is said where answers are read aloud. */
export const aloudWords = {
  read: 'Read aloud',
  stopReading: 'Stop reading aloud',
  readSelection: 'Read selection aloud',
  bar: 'Reading aloud',
  pause: 'Pause',
  goOn: 'Continue',
  skip: 'Next sentence',
  speed: 'Speed',
  slower: 'Slower',
  faster: 'Faster',
  rate: (rate: number) => `${number(rate)}×`,
  waiting: 'Waiting for the rest of the answer…',
  gettingVoices: 'Getting the voices ready…',
  voice: (language: string) => `Voice for ${language}`,
  automatic: 'Best voice on this computer',
  onThisComputer: 'On this computer',
  online: 'Online: the text leaves this computer',
  /** Said aloud in the place of what is to be looked at. */
  leftOut: { code: 'Code left out.', formula: 'Formula left out.' },
  noVoice: {
    no_voice: (language: string) =>
      `No voice on this computer speaks ${language}. Add one in your system’s speech settings, then restart the browser.`,
    no_voice_on_linux: (language: string) =>
      `No voice on this computer speaks ${language}. Install speech-dispatcher and espeak-ng. Chrome and Chromium also have to be started with --enable-speech-dispatcher.`,
  },
  problems: {
    not_supported: 'This browser can’t read aloud.',
    failed: 'The voice stopped answering. Continue, or choose another voice.',
    interrupted: 'Something else in the browser stopped the reading.',
    elsewhere: 'Another panel is reading aloud now.',
  },
};
