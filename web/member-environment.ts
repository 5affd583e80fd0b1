import { effect, signal } from '@preact/signals';
import { createSteadyStorage } from '../sidebar/browser/steady-storage.ts';
import { createCompanionConnection } from '../sidebar/connection/companion-connection.ts';
import type { RoomKey } from '../sidebar/rooms/room-keys.ts';
import type { Settings } from '../sidebar/settings/settings.ts';
import { openOutbox } from '../sidebar/state/conversation/outbox.ts';
import type { PanelEnvironment } from '../sidebar/state/create-panel-state.ts';
import { ownAddress } from './own-address.ts';
import { createWebStorageArea } from './web-storage-area.ts';

/** A member's panel in a tab: it has one conversation of somebody else's, and nothing beside it. */
export function createMemberEnvironment(key: RoomKey, settings: Settings, onLeave: () => void): PanelEnvironment {
  const { conversation, name, token } = key;
  const may = signal(key.may);
  let leave = async () => {};
  return {
    credentials: async () => ({ ...ownAddress(), token, pairedAs: undefined, room: conversation }),
    // The key is kept by its room, apart from one that this browser may be paired with.
    keys: { read: async () => undefined, write: async () => {}, remove: async () => {}, onChange: () => () => {} },
    settings,
    session: createSteadyStorage(createWebStorageArea(sessionStorage, window)),
    // Apart from what the tab may have of the person's own chats.
    windowId: 1,
    isPrivate: false,
    outbox: openOutbox(`aside-outbox-${conversation}`),
    membership: {
      conversation,
      name,
      may,
      leave: () => void leave().then(onLeave, onLeave),
    },
    connect(options) {
      const connection = createCompanionConnection(options);
      effect(() => {
        const state = connection.state.value;
        if (state.phase === 'ready' && state.welcome.room) may.value = state.welcome.room.may;
      });
      leave = async () => void (await connection.request({ type: 'leave' }));
      return connection;
    },
  };
}
