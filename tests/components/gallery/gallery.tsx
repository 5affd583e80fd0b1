import { signal } from '@preact/signals';
import { render } from 'preact';
import { Panel } from '../../../components/Panel.tsx';
import '../../../components/styles/panel.css';
import { speakLanguage } from '../../../components/speak-language.ts';
import { settle } from '../../helpers/settle.ts';
import { createChat, createTestPanel, type TestPanel } from '../../helpers/test-panel.ts';
import { states, unconnected } from './states.ts';

declare global {
  /** For the tests: what is shown, and a way to say more of it. */
  interface Window {
    galleryPanel: TestPanel;
    createChat: typeof createChat;
  }
}

// Nothing is downloaded from a gallery.
HTMLAnchorElement.prototype.click = () => {};

const name = location.hash.slice(1);
await speakLanguage({
  chosen: signal(new URLSearchParams(location.search).get('language') ?? 'en'),
  preferred: [],
  tell({ code, direction }) {
    document.documentElement.lang = code;
    document.documentElement.dir = direction;
  },
});
const panel = createTestPanel({ role: unconnected.includes(name) ? null : 'client' });
await settle();
await states[name]?.(panel);
window.galleryPanel = panel;
window.createChat = createChat;

render(
  <Panel
    state={panel.state}
    shortcuts={signal({ open: 'Alt+A', ask: 'Alt+Q', summarise: 'Alt+S' })}
    copyText={async () => {}}
  />,
  document.getElementById('panel') as HTMLElement,
);
