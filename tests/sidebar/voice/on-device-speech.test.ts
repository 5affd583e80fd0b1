// @vitest-environment node
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import {
  installOnDevice,
  languageOfSpeech,
  onDeviceAvailability,
  onDeviceRecogniser,
} from '../../../sidebar/voice/on-device-speech.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser's recogniser, that can be kept to the device or not. */
function recogniser(methods: object, canBeKept = true) {
  class Recogniser {}
  if (canBeKept) Object.assign(Recogniser.prototype, { processLocally: false });
  return Object.assign(Recogniser, methods);
}

const available = vi.fn(async () => 'downloadable');
const install = vi.fn(async () => true);

describe('speech on this device', () => {
  test.each([
    ['no recognition', undefined],
    ['one that can’t be kept to the device', recogniser({ available, install }, false)],
    ['one that can’t say what it has', recogniser({ install })],
  ])('is not there with %s', async (_, SpeechRecognition) => {
    vi.stubGlobal('SpeechRecognition', SpeechRecognition);
    expect(onDeviceRecogniser()).toBeUndefined();
    expect([await onDeviceAvailability('de-DE'), await installOnDevice('de-DE')]).toEqual(['unavailable', false]);
    expect([available, install].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it('is asked for on the device alone', async () => {
    vi.stubGlobal('SpeechRecognition', recogniser({ available, install }));
    expect([await onDeviceAvailability('de-DE'), await installOnDevice('de-DE')]).toEqual(['downloadable', true]);
    expect(available).toHaveBeenCalledWith({ langs: ['de-DE'], processLocally: true });
    expect(install).toHaveBeenCalledWith({ langs: ['de-DE'] });
  });

  it('is not there when the browser fails to say', async () => {
    const fails = async () => Promise.reject(new DOMException('blocked', 'NotAllowedError'));
    vi.stubGlobal('SpeechRecognition', recogniser({ available: fails, install: fails }));
    expect([await onDeviceAvailability('de-DE'), await installOnDevice('de-DE')]).toEqual(['unavailable', false]);
  });

  test.each([
    ['', ['en-GB', 'de'], 'en-GB'],
    ['de', ['en-GB', 'de-AT'], 'de-AT'],
    ['de', ['en-GB'], 'de-DE'],
    ['', ['en'], 'en-US'],
    ['', [], 'en-US'],
  ])('is in the chosen language (%j), as the browser has it (%j): %s', (chosen, preferred, language) => {
    expect(languageOfSpeech(chosen, preferred)).toBe(language);
  });
});
