import { loadedWhenShown } from '../lazy-component.tsx';

/** What can be done with a conversation: there is none when a panel opens. */
export const LazyChatMenu = loadedWhenShown(async () => (await import('./ChatMenu.tsx')).ChatMenu);
