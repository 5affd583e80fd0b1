import { lazyComponent, loadedWhenShown } from '../lazy-component.tsx';

/** What there is to see of a room, as soon as it is there: most chats are never shared. */
export const LazyRoomPart = loadedWhenShown(async () => (await import('./RoomPart.tsx')).RoomPart);
export const { load: loadRoomDrawer, Shown: LazyRoomDrawer } = lazyComponent(
  async () => (await import('./RoomDrawer.tsx')).RoomDrawer,
);
