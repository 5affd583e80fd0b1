import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Client } from '../../protocol/client-requests.ts';
import type { PersonItem } from '../../protocol/people-messages.ts';
import type { OwnFailure, OwnPerson } from '../../sidebar/settings/own-person.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { describeMoment } from '../../words/describe-date.ts';
import { isolated } from '../../words/describe-people.ts';
import { joinFacts } from '../../words/join-facts.ts';
import { words } from '../../words/spoken.ts';
import { preferenceWords } from '../../words/spoken-later.ts';
import { Confirmation } from '../Confirmation.tsx';
import { errorWords } from '../problem-words.ts';
import '../styles/rooms.css';
import { SettingsSection } from './SettingsSection.tsx';

/** Where several persons use the companion: which of them this is, what they may ask, and their browsers. */
export function PersonSection({ state }: { state: Pick<PanelState, 'data' | 'connection'> }) {
  const own = state.data.loaded.value?.own;
  const isClient = state.connection.status.value === 'ready' && state.connection.role.value === 'client';
  useLayoutEffect(() => {
    if (isClient) own?.look();
  }, [isClient, own]);
  const person = own?.person.value;
  if (!isClient || !own || !person) return null;
  return (
    <SettingsSection title={preferenceWords.you}>
      <p>
        <strong>
          <bdi>{person.name}</bdi>
        </strong>{' '}
        {person.administrator && <span class="room-row-facts">{preferenceWords.administrator}</span>}
      </p>
      {describeQuota(person).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h4 class="person-browsers">{preferenceWords.browsers}</h4>
      <ul class="room-rows">
        {own.browsers.value.map((client) => (
          <Paired key={client.client} client={client} own={own} />
        ))}
      </ul>
      <AnotherBrowser own={own} />
      <p role="status" class="field-problem">
        {describeFailure(own.failure.value)}
      </p>
    </SettingsSection>
  );
}

function describeFailure(failure: OwnFailure): string {
  if (failure === null) return '';
  if (failure === 'unknown') return words.somethingFailed;
  const { message, cure } = errorWords(failure);
  return `${message} ${cure}`.trim();
}

/** Only what is bounded: there is nothing to tell somebody who may ask as they like. */
function describeQuota({ turns, questions, asked }: PersonItem): string[] {
  const lines = [
    turns === null ? '' : preferenceWords.atOnce(turns),
    questions === null ? '' : preferenceWords.inAnHour(asked, questions),
  ];
  const bounded = lines.filter((line) => line !== '');
  return bounded.length > 0 ? bounded : [preferenceWords.unbounded];
}

function Paired({ client: paired, own }: { client: Client; own: OwnPerson }) {
  const isAsked = useSignal(false);
  const { client, name, local, lastSeenAt, connections } = paired;
  const isSelf = client === own.self.value;
  if (isAsked.value) {
    return (
      <li class="room-row">
        <Confirmation
          class="room-question"
          title={preferenceWords.removeTitle(isolated(name))}
          no={preferenceWords.keepBrowser}
          yes={preferenceWords.removeBrowser}
          isDanger
          refuse={() => {
            isAsked.value = false;
          }}
          accept={() => {
            isAsked.value = false;
            own.revoke(client);
          }}
        >
          <p>{preferenceWords.removeText}</p>
        </Confirmation>
      </li>
    );
  }
  const seen = lastSeenAt === null ? preferenceWords.neverSeen : preferenceWords.lastSeen(describeMoment(lastSeenAt));
  return (
    <li class="room-row">
      <div class="room-row-words">
        <span class="person-name">
          <bdi>{name}</bdi>
        </span>
        <span class="room-row-facts">
          {joinFacts([isSelf && preferenceWords.thisBrowser, connections > 0 ? preferenceWords.connected : seen])}
        </span>
      </div>
      {!isSelf && !local && (
        <button
          type="button"
          class="text-button"
          aria-label={preferenceWords.removeNamed(isolated(name))}
          onClick={() => {
            isAsked.value = true;
          }}
        >
          {preferenceWords.removeBrowser}
        </button>
      )}
    </li>
  );
}

function AnotherBrowser({ own }: { own: OwnPerson }) {
  const code = own.code.value;
  return (
    <>
      <div>
        <button type="button" class="button" onClick={own.openCode}>
          {preferenceWords.pairAnother}
        </button>
      </div>
      <div role="status">
        {code !== null && (
          <>
            <p class="person-code">
              <code>{code}</code>
            </p>
            <p class="field-note">{preferenceWords.codeText}</p>
          </>
        )}
      </div>
    </>
  );
}
