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
  browsersChoice: 'Browser’s choice',
  nextTime: 'From the next recording on',
  kept: 'Your recording is kept.',
  discard: 'Discard it',
  allow: 'Allow the microphone…',
  problems: {
    not_asked: 'The browser has to ask you first, and opens a tab for that.',
    denied: 'The browser doesn’t let Aside use the microphone.',
    no_microphone: 'No microphone was found. Connect one and try again.',
    not_supported: 'This page can’t use a microphone: it needs https, or the extension.',
    failed: 'The microphone couldn’t be used. Close other programs that use it, then try again.',
    lost: 'The connection to the companion was lost. The recording is sent when it’s back.',
    needs_companion: 'Pair this browser with the companion to speak your questions.',
  },

  page: {
    title: 'Let Aside use the microphone',
    text: 'Aside listens only while you speak a question, and sends the recording to your own transcriber. It keeps none.',
    allow: 'Allow the microphone',
    allowed: 'Aside can use the microphone now. Close this tab and speak your question in the panel.',
    denied:
      'The browser doesn’t let Aside use the microphone. Click the icon left of this page’s address, allow the microphone, then try again.',
    none: 'No microphone was found. Connect one, then try again.',
  },
} as const;
