// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { recordSpeech } from '../../../sidebar/voice/record-speech.ts';

afterEach(() => vi.unstubAllGlobals());

it.each(['MediaRecorder', 'AudioContext'])(
  'closes the microphone again when the browser has no %s for it',
  async (missing) => {
    const track = { stop: vi.fn(), addEventListener() {} };
    const stream = { getTracks: () => [track] };
    class Working {
      addEventListener() {}
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
    await expect(recordSpeech('', () => {})).rejects.toMatchObject({ name: 'NotSupportedError' });
    expect(track.stop).toHaveBeenCalled();
  },
);
