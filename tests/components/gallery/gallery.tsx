import { signal } from '@preact/signals';
import { render } from 'preact';
import { Panel } from '../../../components/Panel.tsx';
import { loadErrorWords } from '../../../components/problem-words.ts';
import { loadRoomDrawer } from '../../../components/rooms/LazyRooms.tsx';
import { MemberPanel } from '../../../components/rooms/visit/MemberPanel.tsx';
import { VisitPage } from '../../../components/rooms/visit/VisitPage.tsx';
import { speakLanguage } from '../../../components/speak-language.ts';
import { loadWords } from '../../../words/load-words.ts';
import { settle } from '../../helpers/settle.ts';
import { createChat, createTestPanel, type TestPanel } from '../../helpers/test-panel.ts';
import { MEMBERSHIP, memberStates, visits } from './room-states.ts';
import { states, unconnected } from './states.ts';

declare global {
  /** For the tests: what is shown, and a way to say more of it. */
  interface Window {
    galleryPanel: TestPanel;
    createChat: typeof createChat;
    /** Switches the language of all that is shown. */
    gallerySpeak: (code: string) => void;
  }
}

// Nothing is downloaded from a gallery.
HTMLAnchorElement.prototype.click = () => {};

const name = location.hash.slice(1);
const language = signal(new URLSearchParams(location.search).get('language') ?? 'en');
window.gallerySpeak = (code) => {
  language.value = code;
};
await speakLanguage({
  chosen: language,
  preferred: [],
  load: loadWords,
  tell({ code, direction }) {
    document.documentElement.lang = code;
    document.documentElement.dir = direction;
  },
});
const asMember = memberStates[name];
const panel = asMember
  ? createTestPanel({
      role: 'member',
      hasPage: false,
      membership: { ...MEMBERSHIP, may: signal(name === 'room-reader' ? 'read' : 'write') },
    })
  : createTestPanel({ role: unconnected.includes(name) ? null : 'client', isNew: name.startsWith('first-run') });
await settle();
await (asMember ?? states[name])?.(panel);
window.galleryPanel = panel;
window.createChat = createChat;

const visit = visits[name];
// All words come with it, as in the page.
if (asMember || visit) await Promise.all([loadRoomDrawer(), loadErrorWords()]);
const root = document.getElementById('panel') as HTMLElement;
if (visit) render(<VisitPage visit={visit} speech={panel.state.speech} copyText={async () => {}} />, root);
else if (asMember) render(<MemberPanel state={panel.state} copyText={async () => {}} />, root);
else
  render(
    <Panel
      state={panel.state}
      shortcuts={signal({ open: 'Alt+A', ask: 'Alt+Q', summarise: 'Alt+S' })}
      copyText={async () => {}}
    />,
    root,
  );
