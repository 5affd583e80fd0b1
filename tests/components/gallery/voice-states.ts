import { signal } from '@preact/signals';
import type { OnDeviceAvailability } from '../../../sidebar/voice/on-device-speech.ts';
import type { Heard, Voice, VoicePhase } from '../../../sidebar/voice/voice.ts';
import type { VoiceProblem } from '../../../sidebar/voice/voice-problem.ts';
import type { TestPanel } from '../../helpers/test-panel.ts';

interface VoiceState {
  phase?: VoicePhase;
  problem?: VoiceProblem;
  hearing?: string;
  standIn?: string;
  onDevice?: OnDeviceAvailability;
  hearsHere?: boolean;
  isRecorded?: boolean;
}

const LONG_NAME = 'Jabra Evolve2 65 Flex, Hands-Free AG Audio (0b0e:2e62)';

/** A panel whose microphone is in a state that takes a real one, or a browser, to get to. */
function withVoice({ phase = 'idle', problem, hearing = '', standIn = '', ...rest }: VoiceState) {
  return ({ state }: TestPanel): void => {
    const nothing = () => {};
    const voice: Voice = {
      phase: signal(phase),
      level: signal(0.6),
      seconds: signal(83),
      standIn: signal(standIn),
      problem: signal(problem ?? null),
      hearing: signal(hearing),
      recorded: signal(rest.isRecorded ? new Uint8Array(2) : null),
      heard: signal<Heard | null>(null),
      microphones: signal([
        { id: 'a', name: 'Built-in Audio' },
        { id: 'b', name: LONG_NAME },
      ]),
      onDevice: signal(rest.onDevice ?? 'unavailable'),
      settings: {
        microphone: signal('b'),
        chooseMicrophone: nothing,
        asksSpoken: signal(true),
        setAsksSpoken: nothing,
        hearsHere: signal(rest.hearsHere ?? false),
        setHearsHere: nothing,
        keepsSpoken: signal(rest.isRecorded ?? false),
        setKeepsSpoken: nothing,
      },
      start: nothing,
      finish: nothing,
      cancel: nothing,
      sendAgain: nothing,
      dismiss: nothing,
      saveRecorded: nothing,
      letRecordedGo: nothing,
      hearHere: nothing,
      askBrowser: nothing,
    };
    state.voice = { loaded: signal(voice), load: async () => true };
  };
}

const refused = (cause: string, code: 'upstream_unreachable' | 'empty_message'): VoiceProblem => ({
  code: 'refused',
  error: { code, params: { cause } },
});

const SAID = 'What does the article say about cancelling an answer while it streams, and does that reach the model';

export const voiceStates: Record<string, (panel: TestPanel) => void> = {
  'voice-opening': withVoice({ phase: 'opening' }),
  'voice-recording': withVoice({ phase: 'recording' }),
  'voice-stand-in': withVoice({ phase: 'recording', standIn: 'Built-in Audio' }),
  'voice-recording-here': withVoice({ phase: 'recording', hearsHere: true, hearing: SAID }),
  'voice-transcribing': withVoice({ phase: 'sending' }),
  'voice-words-so-far': withVoice({ phase: 'sending', hearing: `${SAID}? `.repeat(6) }),
  'voice-not-asked': withVoice({ problem: { code: 'not_asked' } }),
  'voice-denied': withVoice({ problem: { code: 'denied' } }),
  'voice-busy': withVoice({ problem: { code: 'busy' } }),
  'voice-unplugged': withVoice({ problem: { code: 'unplugged' } }),
  'voice-silence': withVoice({ problem: refused('silence', 'empty_message') }),
  'voice-recorded': withVoice({ isRecorded: true }),
  'voice-waiting': withVoice({ phase: 'kept', problem: { code: 'lost' } }),
  'voice-no-transcriber': withVoice({ phase: 'kept', problem: refused('no_transcriber', 'upstream_unreachable') }),
  'voice-offered-here': withVoice({
    phase: 'kept',
    problem: refused('no_transcriber', 'upstream_unreachable'),
    onDevice: 'downloadable',
  }),
  'voice-downloading': withVoice({ problem: { code: 'needs_companion' }, onDevice: 'downloading' }),
  'voice-here': withVoice({ problem: { code: 'on_device' }, hearsHere: true }),
};
