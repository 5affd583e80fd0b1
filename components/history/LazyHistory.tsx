import { lazyComponent, loadedWhenShown } from '../lazy-component.tsx';

/** The drawer, as soon as it is there; loaded once: a panel is opened to ask, and rarely to look for what was asked before. */
export const { load: loadHistoryDrawer, Shown: LazyHistory } = lazyComponent(
  async () => (await import('./HistoryDrawer.tsx')).HistoryDrawer,
);

/** Where there are chats about the page beside the panel. */
export const LazyPageChatsLine = loadedWhenShown(async () => (await import('./PageChatsLine.tsx')).PageChatsLine);

/** What was done with chats last, where the drawer is closed. */
export const LazyUndoToast = loadedWhenShown(async () => (await import('./UndoToast.tsx')).UndoToast);
