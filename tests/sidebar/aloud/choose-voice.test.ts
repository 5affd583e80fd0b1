// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { chooseVoice, voicesFor } from '../../../sidebar/aloud/choose-voice.ts';
import { fakeVoice } from '../../helpers/fake-speech.ts';

const us = fakeVoice('Fred', 'en-US', { default: true });
const gb = fakeVoice('Kate', 'en_GB');
const de = fakeVoice('Anna', 'de-DE');
const cloud = fakeVoice('Cloud', 'en-US', { localService: false });

describe('a voice', () => {
  it('is offered for its language, however the system writes that, those of this computer first', () => {
    expect(voicesFor([cloud, de, us, gb], 'EN').map(({ name }) => name)).toEqual(['Fred', 'Kate', 'Cloud']);
  });

  it('is offered once, where espeak-ng has it a hundred times', () => {
    const voices = ['English espeak-ng', 'English+Adam espeak-ng', 'English+Zac espeak-ng'];
    expect(
      voicesFor(
        voices.map((name) => fakeVoice(name, 'en-US')),
        'en',
      ).map(({ name }) => name),
    ).toEqual(['English espeak-ng']);
  });

  it.each([
    ['was chosen', 'Cloud', ['en-GB'], 'Cloud'],
    ['is of the reader’s country', '', ['de-DE', 'en-GB'], 'Kate'],
    ['is the system’s own', '', ['en-AU'], 'Fred'],
    ['is of this computer, when the chosen one is gone or of another language', 'Anna', [], 'Fred'],
  ])('is taken that %s', (_why, chosen, preferred, name) => {
    expect(chooseVoice([cloud, gb, us, de], 'en', chosen, preferred)?.name).toBe(name);
  });

  it('is not taken unasked when it sends the text away', () => {
    expect(chooseVoice([cloud, de], 'en', '', ['en-US'])).toBeUndefined();
  });

  it('that is online and has no name to choose it by is never taken', () => {
    const nameless = fakeVoice('Cloud', 'en-US', { localService: false, voiceURI: '' });
    expect(chooseVoice([nameless], 'en', '', [])).toBeUndefined();
    expect(chooseVoice([nameless, gb], 'en', '', [])).toBe(gb);
  });
});
