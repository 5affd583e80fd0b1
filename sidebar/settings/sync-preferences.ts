import { isNewer, type Preference } from '../../protocol/preferences.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { watchTopic } from '../connection/watch-topic.ts';
import type { PersonalSettings } from './settings.ts';

/**
 * Brings what belongs to the person to the companion, and takes over from there what is set in other browsers. What was set
 * without a companion is brought once there is one: on each connection the two compare all that they have.
 */
export function syncPreferences(
  connection: Pick<CompanionConnection, 'state' | 'openChannel' | 'request'>,
  personal: PersonalSettings,
): { dispose(): void } {
  const watch = watchTopic(connection, 'preferences', () => {
    let isFirst = true;
    return (message) => {
      if (message.type !== 'preferences' || message.id !== undefined) return;
      for (const told of message.preferences) adopt(told);
      if (!isFirst) return;
      isFirst = false;
      bring(personal.all().filter((own) => isNewer(own, message.preferences.find(isNamed(own.name)))));
    };
  });

  /** `instead`: also in place of a newer one, as long as that is this one. */
  function adopt(told: Preference, instead?: Preference): void {
    const known = personal.find(told.name);
    if (!isSame(told, known) && (isSame(instead, known) || isNewer(told, known))) personal.write(told);
  }

  function bring(own: readonly Preference[]): void {
    if (own.length === 0) return;
    const set = own.map(({ name, value, revision }) => ({ name, value, revision }));
    connection.request({ type: 'preferences', set }).then(
      ({ preferences }) => {
        // Of what was brought the companion has the last word, since its clock counts.
        for (const told of preferences) adopt(told, own.find(isNamed(told.name)));
      },
      // The next connection brings it again.
      () => {},
    );
  }

  const stopSetting = personal.onSet((set) => {
    if (watch.isOpen()) bring([set]);
  });
  return {
    dispose() {
      watch.dispose();
      stopSetting();
    },
  };
}

function isNamed(name: string): (each: Preference) => boolean {
  return (each) => each.name === name;
}

function isSame(one: Preference | undefined, other: Preference | undefined): boolean {
  return one?.revision === other?.revision && JSON.stringify(one?.value) === JSON.stringify(other?.value);
}
