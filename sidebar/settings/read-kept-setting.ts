import { type BrowserStorage, createSteadyStorage } from '../browser/steady-storage.ts';
import { createSettings, keysOf } from './settings.ts';
import type { SettingName, SettingValue } from './settings-table.ts';

/** A setting as it is kept now. For what is told of a change as settings are. */
export async function readKeptSetting<N extends SettingName>(area: BrowserStorage, name: N): Promise<SettingValue<N>> {
  const stored = await createSteadyStorage(area).get(keysOf(name));
  const settings = createSettings(area, stored);
  settings.dispose();
  return settings.value(name).peek();
}
