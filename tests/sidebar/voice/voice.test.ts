// @vitest-environment node
import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OnDeviceAvailability } from '../../../sidebar/voice/on-device-speech.ts';
import { NotOnDeviceError } from '../../../sidebar/voice/recognise-speech.ts';
import type { RecordingEvents } from '../../../sidebar/voice/record-speech.ts';
import { createVoice } from '../../../sidebar/voice/voice.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

const REFUSED = { type: 'error', code: 'upstream_unreachable', params: {}, retryable: true } as const;

interface StartOptions {
  role?: 'client' | 'guest';
  hasPage?: boolean;
  permission?: PermissionState;
  /** Reading what was recorded takes until `samples` is settled. */
  readsSlowly?: boolean;
  /** The one that is opened, when the chosen one is not there. */
  standIn?: string;
  samples?: Uint8Array<ArrayBuffer>;
  /** Whether the browser makes the words, and what it can do about that. */
  hearsHere?: boolean;
  keepsSpoken?: boolean;
  onDevice?: OnDeviceAvailability;
  canInstall?: boolean;
}

function start(options: StartOptions = {}) {
  const { role = 'client', hasPage = true, permission = 'prompt', readsSlowly = false, standIn } = options;
  const { onDevice = 'unavailable', canInstall = true } = options;
  const hearsHere = signal(options.hearsHere ?? false);
  const { samples: recorded = new Uint8Array([1, 2, 3, 4]) } = options;
  const companion = createFakeCompanionConnection();
  companion.connect(role);
  const clock = createManualClock();
  const status = { state: permission, onchange: () => {} };
  const opened: { device: string; end: () => void; isCancelled: boolean; isFinished: boolean; seconds: number }[] = [];
  const asked: string[] = [];
  const saved: { file: Blob; name: string }[] = [];
  const listened: { language: string; events: RecordingEvents }[] = [];
  const browserHeard = Promise.withResolvers<string>();
  let refusal: Error | undefined;
  const samples = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const askBrowser = vi.fn();
  const onQuery = vi.fn();
  const voice = createVoice({
    connection: companion.connection,
    settings: {
      microphone: signal('usb'),
      chooseMicrophone() {},
      asksSpoken: signal(false),
      setAsksSpoken() {},
      language: signal('de'),
      keepsSpoken: signal(options.keepsSpoken ?? false),
      setKeepsSpoken() {},
      hearsHere,
      setHearsHere(isOn) {
        hearsHere.value = isOn;
      },
    },
    speech: {
      async onDeviceAvailability(language) {
        asked.push(language);
        return onDevice;
      },
      async installOnDevice(language) {
        asked.push(`install ${language}`);
        return canInstall;
      },
    },
    saveFile: (file, name) => void saved.push({ file, name }),
    async recognise(_device, language, events) {
      if (refusal) throw refusal;
      listened.push({ language, events });
      return {
        microphone: { id: 'usb', name: 'USB' },
        level: () => 0.5,
        seconds: () => 1,
        cancel() {},
        finish: () => browserHeard.promise.then((text) => ({ text })),
      };
    },
    clock,
    askBrowser: hasPage ? askBrowser : null,
    browser: {
      languages: ['en-GB', 'de-AT'],
      mediaDevices: { enumerateDevices: async () => [{ kind: 'audioinput', deviceId: 'usb', label: 'USB' }] },
      permissions: {
        async query() {
          onQuery();
          return status;
        },
      },
    } as never,
    async record(device, { onGone }) {
      if (refusal) throw refusal;
      const recording = { device, end: onGone, isCancelled: false, isFinished: false, seconds: 0 };
      opened.push(recording);
      return {
        microphone: standIn === undefined ? { id: device, name: 'USB' } : { id: 'other', name: standIn },
        level: () => 0.5,
        seconds: () => recording.seconds,
        cancel() {
          recording.isCancelled = true;
        },
        async finish() {
          recording.isFinished = true;
          return { samples: readsSlowly ? await samples.promise : recorded };
        },
      };
    },
  });
  onTestFinished(voice.dispose);
  return {
    companion,
    clock,
    voice,
    opened,
    samples,
    askBrowser,
    onQuery,
    status,
    asked,
    saved,
    listened,
    browserHeard,
    hearsHere,
    refuse(name: string | Error) {
      refusal = name instanceof Error ? name : Object.assign(new Error(name), { name });
    },
    async record() {
      voice.start();
      await settle();
    },
    async upload() {
      voice.finish();
      await companion.whenSaid('blob');
      companion.reply({ type: 'blob', send: null });
      await companion.whenSaid('transcribe');
    },
  };
}

describe('a spoken question', () => {
  it('is recorded from the chosen microphone, with a level and seconds, and made into words', async () => {
    const { companion, clock, voice, opened, record, upload } = start();
    await record();
    expect([voice.phase.value, opened[0]?.device]).toEqual(['recording', 'usb']);
    Object.assign(opened[0] ?? {}, { seconds: 2.1 });
    clock.advance(100);
    expect([voice.level.value, voice.seconds.value]).toEqual([0.5, 2]);
    await upload();
    expect([voice.phase.value, opened[0]?.isFinished]).toEqual(['sending', true]);
    companion.reply({ type: 'transcript', text: 'Why?', language: 'en' });
    await settle();
    expect([voice.phase.value, voice.heard.value]).toEqual(['idle', { text: 'Why?', isCutOff: false }]);
  });

  it('has its words so far shown, and none of an earlier one', async () => {
    const { companion, voice, record, upload } = start();
    await record();
    await upload();
    companion.reply({ type: 'hearing', text: 'Why is' });
    companion.reply({ type: 'hearing', text: 'Why is the' });
    expect([voice.phase.value, voice.hearing.value]).toEqual(['sending', 'Why is the']);
    companion.reply({ type: 'transcript', text: 'Why is the sky blue?', language: 'en' });
    await settle();
    await record();
    await upload();
    expect(voice.hearing.value).toBe('');
  });

  it('is not heard once it is cancelled, be it open or still to be opened', async () => {
    const { voice, opened, record, companion } = start();
    await record();
    voice.cancel();
    voice.start();
    voice.cancel();
    await settle();
    expect(opened.map(({ isCancelled }) => isCancelled)).toEqual([true, true]);
    expect([voice.phase.value, companion.said]).toEqual(['idle', []]);
  });

  it.each(['read', 'unreadable'] as const)('goes nowhere when it is cancelled before it was %s', async (outcome) => {
    const { voice, record, companion, samples } = start({ readsSlowly: true });
    await record();
    voice.finish();
    voice.cancel();
    if (outcome === 'read') samples.resolve(new Uint8Array([1, 2, 3, 4]));
    else samples.reject(new Error('no sound'));
    await settle();
    expect([voice.phase.value, voice.problem.value, companion.said]).toEqual(['idle', null, []]);
  });

  it('is not ended by the microphone of one that was cancelled', async () => {
    const { voice, record, opened } = start();
    await record();
    voice.cancel();
    await record();
    opened[0]?.end();
    expect([voice.phase.value, opened[1]?.isFinished]).toEqual(['recording', false]);
  });

  it.each(['full', 'unplugged'] as const)('that was cut off (%s) says so with its words', async (code) => {
    const { voice, clock, opened, record, companion } = start();
    await record();
    if (code === 'unplugged') opened[0]?.end();
    else {
      // The machine slept: an hour has passed, and nothing of it was recorded.
      Object.assign(opened[0] ?? {}, { seconds: 299.9 });
      clock.advance(3_600_000);
      expect(voice.phase.value).toBe('recording');
      Object.assign(opened[0] ?? {}, { seconds: 300 });
      clock.advance(100);
    }
    expect(opened[0]?.isFinished).toBe(true);
    await companion.whenSaid('blob');
    companion.reply({ type: 'blob', send: null });
    await companion.whenSaid('transcribe');
    companion.reply({ type: 'transcript', text: 'Why', language: '' });
    await settle();
    expect([voice.phase.value, voice.heard.value]).toEqual(['idle', { text: 'Why', isCutOff: true }]);
    expect(voice.problem.value).toEqual({ code });
  });

  it('says which microphone stands in for the chosen one, while that is not there', async () => {
    const { voice, record } = start({ standIn: 'Built in' });
    await record();
    expect(voice.standIn.value).toBe('Built in');
    const { voice: other, record: recordOther } = start();
    await recordOther();
    expect(other.standIn.value).toBe('');
  });

  it('of which nothing was recorded goes nowhere', async () => {
    const { voice, record, companion } = start({ samples: new Uint8Array() });
    await record();
    voice.finish();
    await settle();
    expect([voice.phase.value, voice.problem.value?.code, companion.said]).toEqual(['idle', 'refused', []]);
  });

  it('ends when it was let go before it was open', async () => {
    const short = start();
    short.voice.start();
    short.voice.finish();
    await settle();
    expect(short.opened[0]?.isFinished).toBe(true);
  });

  it('is kept when the connection breaks, and sent again by itself on the next one', async () => {
    const { companion, voice, record } = start();
    await record();
    voice.finish();
    await companion.whenSaid('blob');
    companion.disconnect();
    await settle();
    expect([voice.phase.value, voice.problem.value]).toEqual(['kept', { code: 'lost' }]);
    companion.connect('client');
    await eventually(() => expect(companion.said.filter(({ type }) => type === 'blob')).toHaveLength(2));
    companion.reply({ type: 'blob', send: null });
    await companion.whenSaid('transcribe');
    companion.reply({ type: 'transcript', text: 'Why?', language: '' });
    await settle();
    expect([voice.phase.value, voice.problem.value, voice.heard.value?.text]).toEqual(['idle', null, 'Why?']);
  });

  it('is kept when the companion has nothing that hears, until it is sent again or discarded', async () => {
    const { companion, voice, record, upload } = start();
    await record();
    await upload();
    companion.reply(REFUSED);
    await settle();
    expect([voice.phase.value, voice.problem.value?.code]).toEqual(['kept', 'refused']);
    voice.sendAgain();
    await settle();
    expect(voice.phase.value).toBe('sending');
    voice.cancel();
    expect([voice.phase.value, voice.problem.value]).toEqual(['idle', null]);
  });

  it.each([true, false])('leaves its recording, to be saved, only where that is set (%s)', async (keepsSpoken) => {
    const { companion, voice, record, upload, saved } = start({ keepsSpoken });
    await record();
    await upload();
    expect(voice.recorded.value).toBeNull();
    companion.reply({ type: 'transcript', text: 'Why?', language: '' });
    await settle();
    voice.saveRecorded();
    if (!keepsSpoken) return expect([voice.recorded.value, saved]).toEqual([null, []]);
    expect([...(voice.recorded.value ?? [])]).toEqual([1, 2, 3, 4]);
    expect(saved).toMatchObject([{ name: 'aside-recording.wav', file: { type: 'audio/wav', size: 48 } }]);
    voice.letRecordedGo();
    expect(voice.recorded.value).toBeNull();
  });

  it('is over with the next one, which leaves nothing when it is cancelled', async () => {
    const { companion, voice, record, upload } = start({ keepsSpoken: true });
    await record();
    await upload();
    companion.reply({ type: 'transcript', text: 'Why?', language: '' });
    await settle();
    await record();
    expect(voice.recorded.value).toBeNull();
    voice.cancel();
    await settle();
    expect(voice.recorded.value).toBeNull();
  });

  it('is not kept when nothing was said', async () => {
    const { companion, voice, record, upload } = start();
    await record();
    await upload();
    companion.reply({ ...REFUSED, code: 'empty_message', params: { cause: 'silence' } });
    await settle();
    expect([voice.phase.value, voice.problem.value?.code]).toEqual(['idle', 'refused']);
  });
});

describe('a microphone that can’t be opened', () => {
  it.each([
    ['NotFoundError', {}, 'no_microphone'],
    ['NotReadableError', {}, 'busy'],
    ['NotSupportedError', {}, 'failed'],
    ['NotAllowedError', { permission: 'denied' }, 'denied'],
    ['NotAllowedError', { permission: 'prompt' }, 'not_asked'],
    ['NotAllowedError', { permission: 'prompt', hasPage: false }, 'denied'],
  ] as const)('says why (%s, %o)', async (name, options, code) => {
    const { voice, refuse, record } = start(options);
    refuse(name);
    await record();
    expect([voice.phase.value, voice.problem.value]).toEqual(['idle', { code }]);
  });

  it('says nothing once it was given up', async () => {
    const { voice, refuse, record, onQuery } = start();
    refuse('NotAllowedError');
    onQuery.mockImplementation(() => voice.cancel());
    await record();
    expect([voice.phase.value, voice.problem.value]).toEqual(['idle', null]);
  });

  it('says nothing more once it was allowed in its page', async () => {
    const { voice, refuse, record, status } = start();
    refuse('NotAllowedError');
    await record();
    status.state = 'granted';
    status.onchange();
    expect(voice.problem.value).toBeNull();
  });

  it('is not tried by a guest, whom nothing hears', async () => {
    const { voice, record, opened } = start({ role: 'guest' });
    await record();
    expect([voice.problem.value, opened]).toEqual([{ code: 'needs_companion' }, []]);
  });
});

describe('what the browser makes into words itself', () => {
  const lacksTranscriber = { ...REFUSED, params: { cause: 'no_transcriber' } };

  it('is offered where the companion has nothing that hears, for the language that is spoken', async () => {
    const { voice, record, upload, companion, asked, hearsHere } = start({ onDevice: 'available' });
    await record();
    await upload();
    expect(asked).toEqual([]);
    companion.reply(lacksTranscriber);
    await settle();
    expect([voice.phase.value, voice.onDevice.value, asked]).toEqual(['kept', 'available', ['de-AT']]);
    expect(hearsHere.value).toBe(false);
    voice.hearHere();
    await settle();
    expect([hearsHere.value, voice.phase.value, voice.problem.value]).toEqual([true, 'idle', { code: 'on_device' }]);
    expect(asked).toEqual(['de-AT']);
  });

  it.each([true, false])('is downloaded when the person says so, and used if that worked (%s)', async (canInstall) => {
    const { voice, record, asked, hearsHere } = start({ role: 'guest', onDevice: 'downloadable', canInstall });
    await record();
    await settle();
    expect([voice.problem.value?.code, asked]).toEqual(['needs_companion', ['de-AT']]);
    voice.hearHere();
    expect(voice.onDevice.value).toBe('downloading');
    await settle();
    expect(asked).toEqual(['de-AT', 'install de-AT']);
    expect([hearsHere.value, voice.problem.value?.code, voice.onDevice.value]).toEqual(
      canInstall ? [true, 'on_device', 'available'] : [false, 'not_installed', 'unavailable'],
    );
  });

  it('is heard without the companion, with its words so far', async () => {
    const { voice, record, companion, opened, listened, browserHeard } = start({ role: 'guest', hearsHere: true });
    await record();
    expect([voice.phase.value, opened, listened[0]?.language]).toEqual(['recording', [], 'de-AT']);
    listened[0]?.events.onHearing('Warum ist');
    expect(voice.hearing.value).toBe('Warum ist');
    // It was silent for long: nothing more is listened to.
    listened[0]?.events.onEnded();
    expect(voice.phase.value).toBe('sending');
    browserHeard.resolve('Warum ist der Himmel blau?');
    await settle();
    expect(voice.heard.value).toEqual({ text: 'Warum ist der Himmel blau?', isCutOff: false });
    expect([voice.phase.value, companion.said]).toEqual(['idle', []]);
  });

  it('of which no words were heard says so', async () => {
    const { voice, record, browserHeard } = start({ hearsHere: true });
    await record();
    voice.finish();
    browserHeard.resolve('');
    await settle();
    expect([voice.phase.value, voice.problem.value]).toMatchObject([
      'idle',
      { error: { params: { cause: 'no_words' } } },
    ]);
  });

  it.each(['before it began', 'while it listened'])(
    'goes back to the companion when the browser can’t (%s)',
    async (when) => {
      const { voice, record, refuse, browserHeard, hearsHere } = start({ hearsHere: true });
      if (when === 'before it began') refuse(new NotOnDeviceError());
      await record();
      voice.finish();
      if (when === 'while it listened') browserHeard.reject(new NotOnDeviceError());
      await settle();
      expect([voice.problem.value, hearsHere.value]).toEqual([{ code: 'not_on_device' }, false]);
    },
  );
});
