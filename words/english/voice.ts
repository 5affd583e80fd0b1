import { LIMITS } from '../../protocol/limits.ts';

/** What is said where people speak their question. */
export const voiceWords = {
  speak: 'Speak your question (click, or hold while you speak)',
  opening: 'Opening the microphone…',
  listening: 'Listening',
  transcribing: 'Turning it into text…',
  time: (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
  done: 'Done speaking',
  askAtOnce: 'Ask right away',
  microphone: 'Microphone',
  browsersChoice: 'Browser default',
  nextTime: 'Applies from the next recording on',
  standIn: (name: string) => `The microphone you chose isn’t connected. Listening to “${name}”.`,
  kept: 'Your recording is kept.',
  discard: 'Discard it',
  keepRecorded: 'Let me save the recording',
  recorded: 'Your recording stays here until the next one.',
  saveRecorded: 'Save it',
  letRecordedGo: 'Delete the recording',
  allow: 'Allow the microphone…',
  onDevice: {
    available: 'This browser can recognise speech itself, on this device. Turn that on, then speak again.',
    downloadable:
      'This browser can recognise speech itself, on this device, once it has downloaded your language. Then speak again.',
    downloading: 'Downloading your language…',
    turnOn: 'Use this browser',
    download: 'Download and use it',
    choice: 'Recognise speech in this browser, on this device',
  },
  problems: {
    not_asked: 'The browser needs your permission first. It asks in a new tab.',
    denied: 'The browser doesn’t let Aside use the microphone.',
    no_microphone: 'No microphone was found. Connect one and try again.',
    not_supported: 'This page can’t use the microphone. Open it over https, or use the extension.',
    busy: 'The microphone couldn’t be used. Close other programs that use it, then try again.',
    failed: 'The microphone couldn’t be opened. Choose another one in your system’s settings, then try again.',
    unplugged: 'The microphone was disconnected. Aside heard what you said until then.',
    full: `A recording ends after ${Math.floor(LIMITS.audioSeconds / 60)} minutes. Aside heard what you said until then.`,
    lost: 'The connection to the companion was lost. Your recording will be sent when it’s back.',
    on_device: 'From now on this browser turns your speech into text, on this device. Speak again.',
    not_on_device:
      'This browser can’t recognise your language on this device any more. From now on Aside uses the companion again.',
    not_installed: 'The browser couldn’t download speech recognition for your language.',
    needs_companion: 'Pair this browser with the companion to speak your questions.',
  },

  page: {
    title: 'Let Aside use the microphone',
    text: 'Aside only listens while you speak a question. The recording goes to your own transcriber, and Aside doesn’t keep it.',
    allow: 'Allow the microphone',
    allowed: 'Aside can use the microphone now. Close this tab and speak your question in the panel.',
    denied:
      'The browser doesn’t let Aside use the microphone. Click the icon left of this page’s address, allow the microphone, then try again.',
    none: 'No microphone was found. Connect one, then try again.',
  },
} as const;
