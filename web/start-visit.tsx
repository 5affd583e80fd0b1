import { render } from 'preact';
import { loadMarkdown } from '../components/conversation/AnswerText.tsx';
import { loadTurnEnd } from '../components/conversation/LazyTurnEnd.tsx';
import { loadErrorWords } from '../components/problem-words.ts';
import { loadRoomDrawer } from '../components/rooms/LazyRooms.tsx';
import { VisitPage } from '../components/rooms/visit/VisitPage.tsx';
import { parseToken } from '../protocol/key-proof.ts';
import { ownEnvironment } from '../sidebar/access/exchange.ts';
import { copyText } from '../sidebar/browser/copy-text.ts';
import { createSteadyStorage } from '../sidebar/browser/steady-storage.ts';
import { joinRoom } from '../sidebar/rooms/join-room.ts';
import { openRoomKeys, type RoomKey } from '../sidebar/rooms/room-keys.ts';
import { createVisit } from '../sidebar/rooms/room-visit.ts';
import type { Settings } from '../sidebar/settings/settings.ts';
import { createPanelState } from '../sidebar/state/create-panel-state.ts';
import { createMemberEnvironment } from './member-environment.ts';
import { ownAddress } from './own-address.ts';
import { CHAT_HASH } from './take-link.ts';
import { createWebStorageArea } from './web-storage-area.ts';

const NAME = 'memberName';

/**
 * Shows the way into a room, or the room. Resolves with whether there is one: without a link the page is a room's only
 * where this browser has its key.
 *
 * @param link what came behind `#room=`
 */
export async function startVisit(settings: Settings, link: string | undefined): Promise<boolean> {
  const keys = openRoomKeys();
  const known = await keys.list().catch(() => []);
  const key = findKey(known, link);
  if (link === undefined && !key) return false;

  const local = createSteadyStorage(createWebStorageArea(localStorage, window));
  const { [NAME]: name } = await local.get(NAME);
  // They come from the companion, which is away when most of them are needed; all words come with them.
  await Promise.all([
    import('../components/rooms/RoomPart.tsx'),
    loadRoomDrawer(),
    loadTurnEnd(),
    loadMarkdown(),
    loadErrorWords(),
  ]);
  const visit = createVisit({
    link,
    key,
    keys,
    name: typeof name === 'string' ? name : '',
    rememberName: (chosen) => void local.set({ [NAME]: chosen }),
    join(by, chosen, known) {
      const attempt = { ...ownAddress(), link: by, name: chosen, known };
      return joinRoom(attempt, ownEnvironment(), new AbortController().signal);
    },
    open: (opened, onLeave) => createPanelState(createMemberEnvironment(opened, settings, onLeave)),
    // A conversation's id lets nobody in: it brings this browser back, also from a bookmark.
    onRoom: (conversation) =>
      history.replaceState(null, '', location.pathname + (conversation === null ? '' : `${CHAT_HASH}${conversation}`)),
  });
  window.addEventListener('pagehide', () => visit.dispose());
  render(
    <VisitPage visit={visit} speech={settings} copyText={(text, html) => copyText(document, text, html)} />,
    document.getElementById('panel') as HTMLElement,
  );
  return true;
}

/** The key that a link gave, that the address names, or that came last. */
function findKey(known: readonly RoomKey[], link: string | undefined): RoomKey | undefined {
  if (link !== undefined) return known.find(({ invite }) => invite !== undefined && invite === parseToken(link)?.keyId);
  const { hash } = location;
  if (hash.startsWith(CHAT_HASH)) {
    return known.find(({ conversation }) => conversation === hash.slice(CHAT_HASH.length));
  }
  return known.at(-1);
}
