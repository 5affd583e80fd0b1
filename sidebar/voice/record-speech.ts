import { LIMITS } from '../../protocol/limits.ts';
import { type OpenMicrophone, openMicrophone } from './open-microphone.ts';
import { SAMPLE_RATE, toPcm16 } from './to-pcm16.ts';

/** What a microphone hears, from when it was opened until it is finished or cancelled. */
export interface SpeechRecording extends Pick<OpenMicrophone, 'microphone' | 'level' | 'seconds'> {
  /** Ends it. */
  finish(): Promise<RecordedSpeech>;
  /** Ends it, and nothing is kept. */
  cancel(): void;
}

/** Samples as `toPcm16` gives them, and no more than the companion takes; or words, where the browser made them itself. */
export type RecordedSpeech = { samples: Uint8Array<ArrayBuffer> } | { text: string };

export interface RecordingEvents {
  /** The microphone went away by itself. */
  onGone(): void;
  /** Nothing more is listened to, where the browser makes the words itself: it was silent for long. */
  onEnded(): void;
  /** The words so far, where the browser makes them itself. */
  onHearing(text: string): void;
}

/**
 * Opens a microphone and records from then on.
 *
 * @param device as `openMicrophone` takes it
 * @throws {DOMException} as `getUserMedia` does
 */
export async function recordSpeech(device: string, { onGone }: RecordingEvents): Promise<SpeechRecording> {
  const microphone = await openMicrophone(device, onGone);
  try {
    return recordFrom(microphone);
  } catch (error) {
    microphone.close();
    throw error;
  }
}

function recordFrom({ stream, close, ...microphone }: OpenMicrophone): SpeechRecording {
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  recorder.start();

  return {
    ...microphone,
    cancel() {
      if (recorder.state !== 'inactive') recorder.stop();
      close();
    },
    async finish() {
      if (recorder.state !== 'inactive') recorder.stop();
      // The last piece comes before the end. Then nobody listens any more.
      await stopped;
      close();
      return { samples: await toSamples(await new Blob(pieces).arrayBuffer()) };
    },
  };
}

/** The browser reads what it recorded itself, whatever format that is, and resamples it. */
async function toSamples(recorded: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  if (recorded.byteLength === 0) return new Uint8Array();
  const decoder = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await decoder.decodeAudioData(recorded);
  const most = LIMITS.audioSeconds * SAMPLE_RATE;
  const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
  return toPcm16(channels.map((samples) => samples.subarray(0, most)));
}
