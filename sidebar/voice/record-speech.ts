import { LIMITS } from '../../protocol/limits.ts';
import { SAMPLE_RATE, toPcm16 } from './to-pcm16.ts';

/** What a microphone hears, from when it was opened until it is finished or cancelled. */
export interface SpeechRecording {
  /** The one that is listened to, which another may have stood in for. */
  readonly microphone: { id: string; name: string };
  /** How loud it is now, from 0 to 1. */
  level(): number;
  /** How much of it there is, counted by the samples that went by: a machine that slept recorded nothing meanwhile. */
  seconds(): number;
  /** Ends it. Samples as `toPcm16` gives them, and no more than the companion takes. */
  finish(): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends it, and nothing is kept. */
  cancel(): void;
}

/**
 * Opens a microphone and records from then on.
 *
 * @param device as the browser names it; empty, or gone: the browser's choice
 * @param onEnded called when the microphone went away by itself
 * @throws {DOMException} as `getUserMedia` does
 */
export async function recordSpeech(device: string, onEnded: () => void): Promise<SpeechRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: device === '' ? true : { deviceId: device } });
  try {
    return recordFrom(stream, onEnded);
  } catch (error) {
    // Nobody could close it later.
    closeAll(stream);
    throw error;
  }
}

function closeAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function recordFrom(stream: MediaStream, onEnded: () => void): SpeechRecording {
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  for (const track of stream.getTracks()) track.addEventListener('ended', onEnded, { once: true });
  const [track] = stream.getTracks();
  const meter = createMeter(stream);
  recorder.start();

  async function end(): Promise<void> {
    if (recorder.state !== 'inactive') recorder.stop();
    // The last piece comes before the end. Then nobody listens any more.
    await stopped;
    closeAll(stream);
    meter.close();
  }

  return {
    microphone: { id: track?.getSettings().deviceId ?? '', name: track?.label ?? '' },
    level: meter.level,
    seconds: meter.seconds,
    cancel() {
      closeAll(stream);
      void end();
    },
    async finish() {
      await end();
      return toSamples(await new Blob(pieces).arrayBuffer());
    },
  };
}

function createMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  // Browsers let a context that nobody has clicked wait; the panel may be spoken to by the keyboard.
  void context.resume();
  const samples = new Float32Array(analyser.fftSize);
  return {
    level(): number {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech is at a few hundredths: what is shown should move with it.
      return Math.min(1, Math.sqrt(power) * 5);
    },
    seconds: () => context.currentTime,
    close: () => void context.close(),
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
