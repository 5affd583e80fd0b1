// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { type RecordingEvents, recordSpeech } from '../../../sidebar/voice/record-speech.ts';

const NOBODY: RecordingEvents = { onGone() {}, onEnded() {}, onHearing() {} };

afterEach(() => vi.unstubAllGlobals());

it.each(['MediaRecorder', 'AudioContext'])(
  'closes the microphone again when the browser has no %s for it',
  async (missing) => {
    const track = { stop: vi.fn(), addEventListener() {}, getSettings: () => ({}) };
    const stream = { getTracks: () => [track] };
    class Working {
      addEventListener() {}
      createAnalyser = () => ({});
      createMediaStreamSource = () => ({ connect() {} });
      async resume() {}
      async close() {}
    }
    class Failing {
      constructor() {
        throw new DOMException('No hardware is left', 'NotSupportedError');
      }
    }
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } });
    vi.stubGlobal('MediaRecorder', Working);
    vi.stubGlobal('AudioContext', Working);
    vi.stubGlobal(missing, Failing);
    await expect(recordSpeech('', NOBODY)).rejects.toMatchObject({ name: 'NotSupportedError' });
    expect(track.stop).toHaveBeenCalled();
  },
);

it('counts its seconds by the audio, says which microphone it is, and gives no more than the companion takes', async () => {
  const contexts: { currentTime: number }[] = [];
  const track = {
    label: 'USB',
    getSettings: () => ({ deviceId: 'usb' }),
    stop: vi.fn(),
    addEventListener() {},
  };
  const stream = { getTracks: () => [track] };
  class Recorder extends EventTarget {
    state = 'inactive';
    start() {
      this.state = 'recording';
    }
    stop() {
      this.state = 'inactive';
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['x']) }));
      this.dispatchEvent(new Event('stop'));
    }
  }
  class Context {
    currentTime = 0;
    constructor() {
      contexts.push(this);
    }
    createAnalyser = () => ({});
    createMediaStreamSource = () => ({ connect() {} });
    async resume() {}
    async close() {}
  }
  class Decoder {
    async decodeAudioData() {
      return { numberOfChannels: 1, getChannelData: () => new Float32Array(301 * 16_000) };
    }
  }
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => stream } });
  vi.stubGlobal('MediaRecorder', Recorder);
  vi.stubGlobal('AudioContext', Context);
  vi.stubGlobal('OfflineAudioContext', Decoder);
  const recording = await recordSpeech('usb', NOBODY);
  expect(recording.microphone).toEqual({ id: 'usb', name: 'USB' });
  Object.assign(contexts[0] ?? {}, { currentTime: 2.5 });
  expect(recording.seconds()).toBe(2.5);
  expect(await recording.finish()).toMatchObject({ samples: { byteLength: 300 * 16_000 * 2 } });
  expect(track.stop).toHaveBeenCalled();
});
