import { onDeviceAvailability, onDeviceRecogniser } from './on-device-speech.ts';
import { openMicrophone } from './open-microphone.ts';
import type { RecordingEvents, SpeechRecording } from './record-speech.ts';

/** The browser can't make words of this language on this device, or not any more. */
export class NotOnDeviceError extends Error {}

/**
 * Opens a microphone, and has the browser make words of what it hears, on this device.
 *
 * @param device as `openMicrophone` takes it
 * @throws {NotOnDeviceError} before anything is heard
 * @throws {DOMException} as `getUserMedia` does
 */
export async function recogniseSpeech(
  device: string,
  language: string,
  { onGone, onEnded, onHearing }: RecordingEvents,
): Promise<SpeechRecording> {
  const Recogniser = onDeviceRecogniser();
  // Asked each time: what can't be done here any more, the browser may have done elsewhere.
  if (!Recogniser || (await onDeviceAvailability(language)) !== 'available') throw new NotOnDeviceError();
  const { stream, close, ...microphone } = await openMicrophone(device, onGone);
  const recogniser = new Recogniser();
  const ended = Promise.withResolvers<void>();
  let text = '';
  recogniser.lang = language;
  recogniser.continuous = true;
  recogniser.interimResults = true;
  recogniser.processLocally = true;
  recogniser.addEventListener('result', (event) => {
    const { results } = event as Event & { results: Iterable<Iterable<{ transcript: string }>> };
    text = Array.from(results, ([best]) => best?.transcript ?? '').join('');
    onHearing(text.trim());
  });
  recogniser.addEventListener('error', (event) => {
    const { error } = event as Event & { error: string };
    // What was heard before is as good as ever.
    if (text === '' && error !== 'no-speech' && error !== 'aborted') ended.reject(new NotOnDeviceError());
  });
  recogniser.addEventListener('end', () => {
    ended.resolve();
    onEnded();
  });
  // It may fail before anybody waits for its end.
  ended.promise.catch(() => {});
  try {
    recogniser.start(stream.getTracks()[0]);
  } catch (error) {
    close();
    throw error;
  }

  return {
    ...microphone,
    cancel() {
      recogniser.abort();
      close();
    },
    async finish() {
      recogniser.stop();
      await ended.promise.finally(close);
      return { text: text.trim() };
    },
  };
}
