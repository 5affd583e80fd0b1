import { createLazyPart } from '../state/lazy-part.ts';
import type { VoiceOptions } from './voice.ts';

/** Speaking in place of typing, loaded once the panel can be typed into. */
export function createLazyVoice(options: Omit<VoiceOptions, 'record' | 'recognise' | 'speech' | 'saveFile'>) {
  return createLazyPart(async () => {
    const [{ createVoice }, { recordSpeech: record }, { recogniseSpeech: recognise }, speech, { saveFile }] =
      await Promise.all([
        import('./voice.ts'),
        import('./record-speech.ts'),
        import('./recognise-speech.ts'),
        import('./on-device-speech.ts'),
        import('../browser/save-file.ts'),
      ]);
    return createVoice({ ...options, record, recognise, speech, saveFile });
  });
}
