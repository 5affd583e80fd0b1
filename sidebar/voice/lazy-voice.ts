import { createLazyPart, type LazyPart } from '../state/lazy-part.ts';
import type { Voice, VoiceOptions } from './voice.ts';

/** Speaking in place of typing, loaded once the panel can be typed into. */
export interface LazyVoice {
  /** Null until it is loaded. */
  readonly loaded: LazyPart<Voice>['loaded'];
  load(): void;
}

export function createLazyVoice(
  options: Omit<VoiceOptions, 'record' | 'recognise' | 'speech' | 'saveFile'>,
): LazyVoice & { dispose(): void } {
  const { loaded, load, dispose } = createLazyPart(async () => {
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
  return { loaded, load: () => void load(), dispose };
}
