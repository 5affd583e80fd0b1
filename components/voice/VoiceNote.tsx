import { X } from 'lucide';
import { useId } from 'preact/hooks';
import type { Voice } from '../../sidebar/voice/voice.ts';
import type { VoiceProblem } from '../../sidebar/voice/voice-problem.ts';
import { inLine } from '../../words/in-line.ts';
import { words } from '../../words/spoken.ts';
import { voiceWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { errorWords } from '../problem-words.ts';

/** Above the field: what stands in the way of speaking; while one speaks, how that is done. */
export function VoiceNote({ voice }: { voice: Voice }) {
  const phase = voice.phase.value;
  const problem = voice.problem.value;
  if (phase === 'recording') {
    return (
      <>
        <VoiceChoices voice={voice} />
        <VoiceHearing voice={voice} />
      </>
    );
  }
  if (phase === 'sending') return <VoiceHearing voice={voice} />;
  if (!problem) return <VoiceRecorded voice={voice} />;
  return (
    <div class="voice-note">
      <p role="alert">
        {describe(problem)} {problem.code === 'refused' && phase === 'kept' && voiceWords.kept}
      </p>
      <OnDeviceOffer voice={voice} problem={problem} />
      <div class="voice-actions">
        {(problem.code === 'not_asked' || problem.code === 'denied') && voice.askBrowser && (
          <button type="button" class="button" onClick={voice.askBrowser}>
            {voiceWords.allow}
          </button>
        )}
        {phase === 'kept' && (
          <>
            <button type="button" class="button" onClick={voice.sendAgain}>
              {words.tryAgain}
            </button>
            <button type="button" class="text-button" onClick={voice.cancel}>
              {voiceWords.discard}
            </button>
          </>
        )}
        {phase !== 'kept' && (
          <button type="button" class="icon-button" title={words.dismiss} onClick={voice.dismiss}>
            <Icon of={X} />
          </button>
        )}
      </div>
    </div>
  );
}

/** The recording that words were made of, where it stays. */
function VoiceRecorded({ voice }: { voice: Voice }) {
  if (!voice.recorded.value) return null;
  return (
    <div class="voice-note">
      <p>{voiceWords.recorded}</p>
      <div class="voice-actions">
        <button type="button" class="button" onClick={voice.saveRecorded}>
          {voiceWords.saveRecorded}
        </button>
        <button type="button" class="icon-button" title={voiceWords.letRecordedGo} onClick={voice.letRecordedGo}>
          <Icon of={X} />
        </button>
      </div>
    </div>
  );
}

/** What the browser could do in place of the companion. */
function OnDeviceOffer({ voice, problem }: { voice: Voice; problem: VoiceProblem }) {
  const { onDevice: offer } = voiceWords;
  const can = voice.onDevice.value;
  const isWanted = problem.code === 'needs_companion' || problem.code === 'refused';
  if (!isWanted || can === 'unavailable' || voice.settings.hearsHere.value) return null;
  return (
    <div class="voice-offer">
      <p role="status">{offer[can]}</p>
      {can !== 'downloading' && (
        <button type="button" class="button" onClick={voice.hearHere}>
          {can === 'available' ? offer.turnOn : offer.download}
        </button>
      )}
    </div>
  );
}

/** Its end is in sight. It is announced once all of it stands in the field. */
function VoiceHearing({ voice: { hearing } }: { voice: Voice }) {
  return hearing.value === '' ? null : <p class="voice-hearing">{hearing.value}</p>;
}

function Check(props: { label: string; title?: string; isOn: boolean; set: (isOn: boolean) => void }) {
  return (
    <label class="voice-choice">
      <input
        type="checkbox"
        checked={props.isOn}
        title={props.title}
        onChange={(event) => props.set(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

function VoiceChoices({ voice: { settings, microphones, standIn } }: { voice: Voice }) {
  const id = useId();
  const found = microphones.value;
  return (
    <div class="voice-note">
      {standIn.value !== '' && <p role="status">{voiceWords.standIn(standIn.value)}</p>}
      <Check label={voiceWords.askAtOnce} isOn={settings.asksSpoken.value} set={settings.setAsksSpoken} />
      {settings.hearsHere.value ? (
        <Check label={voiceWords.onDevice.choice} title={voiceWords.nextTime} isOn set={settings.setHearsHere} />
      ) : (
        <Check label={voiceWords.keepRecorded} isOn={settings.keepsSpoken.value} set={settings.setKeepsSpoken} />
      )}
      {found.length > 1 && (
        <div class="voice-choice">
          <label for={id}>{voiceWords.microphone}</label>
          <select
            id={id}
            value={settings.microphone.value}
            title={voiceWords.nextTime}
            onChange={(event) => settings.chooseMicrophone(event.currentTarget.value)}
          >
            <option value="">{voiceWords.browsersChoice}</option>
            {found.map(({ id: device, name }) => (
              <option key={device} value={device}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

function describe(problem: VoiceProblem): string {
  return problem.code === 'refused' ? inLine(errorWords(problem.error)) : voiceWords.problems[problem.code];
}
