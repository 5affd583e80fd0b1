import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { JoinFailureReason } from '../../../sidebar/rooms/join-failure.ts';
import type { Visit } from '../../../sidebar/rooms/room-visit.ts';
import type { PanelState } from '../../../sidebar/state/panel-state.ts';
import { inLine } from '../../../words/in-line.ts';
import { roomWords } from '../../../words/spoken-later.ts';
import { LanguageChoice } from '../../pairing/LanguageChoice.tsx';
import { errorWords } from '../../problem-words.ts';
import '../../styles/pairing.css';
import '../../styles/rooms.css';

/** Asks for a name, and says what becomes of it, before anybody is let into a room. */
export function JoinScreen({ visit, speech }: { visit: Visit; speech: PanelState['speech'] }) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const failure = visit.failure.value;
  const isJoining = visit.phase.value === 'joining';
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <main class="room-page">
      <h1 class="room-page-title">{roomWords.joinTitle}</h1>
      <p>{roomWords.joinText}</p>
      <form
        class="room-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          visit.join();
          field.current?.focus();
        }}
      >
        <div class="field">
          <label for={id}>{roomWords.yourName}</label>
          <input
            id={id}
            ref={field}
            class="field-input"
            type="text"
            autocomplete="nickname"
            dir="auto"
            placeholder=" "
            value={visit.name.value}
            aria-invalid={failure?.code === 'bad_name'}
            aria-describedby={failure ? `${id}-about` : undefined}
            onInput={(event) => {
              visit.name.value = event.currentTarget.value;
            }}
          />
          {/* It stays, so that what is put into it is read out. */}
          <p class="field-problem" id={`${id}-about`} role="status">
            {failure && describe(failure)}
          </p>
        </div>
        <div>
          <button type="submit" class="button pairing-submit" aria-disabled={isJoining}>
            {isJoining ? roomWords.joining : roomWords.join}
          </button>
        </div>
      </form>
      <LanguageChoice speech={speech} />
    </main>
  );
}

function describe(failure: JoinFailureReason): string {
  if (failure.code === 'bad_name') return roomWords.badName;
  if (failure.code === 'refused') return inLine(errorWords(failure.error));
  const [message, cure] = roomWords.joinFailures[failure.code];
  return inLine({ message, cure });
}
