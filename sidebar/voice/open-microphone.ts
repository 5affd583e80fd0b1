/** A microphone that is open, until it is closed. */
export interface OpenMicrophone {
  readonly stream: MediaStream;
  /** The one that is listened to, which another may have stood in for. */
  readonly microphone: { id: string; name: string };
  /** How loud it is now, from 0 to 1. */
  level(): number;
  /** For how long it was heard, counted by the samples that went by: a machine that slept heard nothing meanwhile. */
  seconds(): number;
  close(): void;
}

/**
 * @param device as the browser names it; empty, or gone: the browser's choice
 * @param onGone called when the microphone went away by itself
 * @throws {DOMException} as `getUserMedia` does
 */
export async function openMicrophone(device: string, onGone: () => void): Promise<OpenMicrophone> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: device === '' ? true : { deviceId: device } });
  const closeAll = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    const meter = createMeter(stream);
    for (const track of stream.getTracks()) track.addEventListener('ended', onGone, { once: true });
    const [track] = stream.getTracks();
    return {
      stream,
      microphone: { id: track?.getSettings().deviceId ?? '', name: track?.label ?? '' },
      level: meter.level,
      seconds: meter.seconds,
      close() {
        closeAll();
        meter.close();
      },
    };
  } catch (error) {
    // Nobody could close it later.
    closeAll();
    throw error;
  }
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
