import { lazyComponent } from '../lazy-component.tsx';

/** The settings over the panel, as soon as they are there. */
export const { load: loadSettings, Shown: LazySettings } = lazyComponent(
  async () => (await import('./SettingsDrawer.tsx')).SettingsDrawer,
);
