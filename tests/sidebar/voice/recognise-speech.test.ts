// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NotOnDeviceError, recogniseSpeech } from '../../../sidebar/voice/recognise-speech.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that recognises speech, with a microphone. */
function setUp(availability = 'available') {
  const track = { label: 'USB', getSettings: () => ({ deviceId: 'usb' }), stop: vi.fn(), addEventListener() {} };
  const getUserMedia = vi.fn(async () => ({ getTracks: () => [track] }));
  const made: Recogniser[] = [];
  class Recogniser extends EventTarget {
    static available = async () => availability;
    static install = async () => true;
    lang = '';
    declare processLocally: boolean;
    startedWith: unknown;
    wasLocal: unknown;
    constructor() {
      super();
      made.push(this);
    }
    start(given: unknown) {
      this.startedWith = given;
      this.wasLocal = this.processLocally;
    }
    stop = vi.fn(() => this.dispatchEvent(new Event('end')));
    abort = vi.fn();
    hear(...results: string[]) {
      this.dispatchEvent(
        Object.assign(new Event('result'), { results: results.map((transcript) => [{ transcript }]) }),
      );
    }
    fail(error: string) {
      this.dispatchEvent(Object.assign(new Event('error'), { error }));
    }
  }
  Recogniser.prototype.processLocally = false;
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  vi.stubGlobal('SpeechRecognition', Recogniser);
  vi.stubGlobal(
    'AudioContext',
    class {
      createAnalyser = () => ({});
      createMediaStreamSource = () => ({ connect() {} });
      async resume() {}
      async close() {}
    },
  );
  const events = { onGone: vi.fn(), onEnded: vi.fn(), onHearing: vi.fn() };
  const listen = async () => {
    const recording = await recogniseSpeech('usb', 'de-DE', events);
    return { recording, recogniser: made[0] as Recogniser };
  };
  return { track, getUserMedia, made, events, listen };
}

describe('speech that the browser recognises', () => {
  it('is recognised on the device, from the microphone that was opened', async () => {
    const { listen, track, events } = setUp();
    const { recording, recogniser } = await listen();
    expect([recogniser.wasLocal, recogniser.lang, recogniser.startedWith]).toEqual([true, 'de-DE', track]);
    recogniser.hear('Warum ', 'ist');
    recogniser.hear('Warum ist', ' der Himmel blau? ');
    expect(events.onHearing.mock.calls).toEqual([['Warum ist'], ['Warum ist der Himmel blau?']]);
    expect(await recording.finish()).toEqual({ text: 'Warum ist der Himmel blau?' });
    expect(track.stop).toHaveBeenCalled();
  });

  it.each(['downloadable', 'downloading', 'unavailable'])('is never begun while it is %s', async (availability) => {
    const { listen, made, getUserMedia } = setUp(availability);
    await expect(listen()).rejects.toThrow(NotOnDeviceError);
    expect([made, getUserMedia.mock.calls]).toEqual([[], []]);
  });

  it('is never begun by a browser that can’t be kept to the device', async () => {
    const { listen, getUserMedia } = setUp();
    vi.stubGlobal('SpeechRecognition', Object.assign(class {}, { available: async () => 'available', install() {} }));
    await expect(listen()).rejects.toThrow(NotOnDeviceError);
    expect(getUserMedia).not.toHaveBeenCalled();
  });

  it('ends without a word once it is cancelled, and closes the microphone', async () => {
    const { listen, track } = setUp();
    const { recording, recogniser } = await listen();
    recording.cancel();
    expect(recogniser.abort).toHaveBeenCalled();
    expect(track.stop).toHaveBeenCalled();
  });

  it('that ends by itself says so, and has its words', async () => {
    const { listen, events } = setUp();
    const { recording, recogniser } = await listen();
    recogniser.hear('Warum?');
    recogniser.fail('no-speech');
    recogniser.dispatchEvent(new Event('end'));
    expect(events.onEnded).toHaveBeenCalled();
    expect(await recording.finish()).toEqual({ text: 'Warum?' });
  });

  it('that fails says so, unless words were heard', async () => {
    const silent = setUp();
    const first = await silent.listen();
    first.recogniser.fail('language-not-supported');
    await expect(first.recording.finish()).rejects.toThrow(NotOnDeviceError);
    expect(silent.track.stop).toHaveBeenCalled();
    const heard = setUp();
    const second = await heard.listen();
    second.recogniser.hear('Warum?');
    second.recogniser.fail('network');
    expect(await second.recording.finish()).toEqual({ text: 'Warum?' });
  });

  it('closes the microphone when the browser won’t begin', async () => {
    const { listen, track } = setUp();
    const { SpeechRecognition } = globalThis as unknown as { SpeechRecognition: { prototype: { start(): void } } };
    SpeechRecognition.prototype.start = () => {
      throw new DOMException('no', 'InvalidStateError');
    };
    await expect(listen()).rejects.toMatchObject({ name: 'InvalidStateError' });
    expect(track.stop).toHaveBeenCalled();
  });
});
