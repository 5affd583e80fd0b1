import type { BrowserStorage } from '../browser/steady-storage.ts';
import { readKeptSetting } from './read-kept-setting.ts';
import type { Look } from './restore-look.ts';

/** How pages are to show what is ours in them, as it is kept now. */
export async function readKeptLook(area: BrowserStorage): Promise<Look> {
  const [theme, textSize, density] = await Promise.all([
    readKeptSetting(area, 'theme'),
    readKeptSetting(area, 'textSize'),
    readKeptSetting(area, 'density'),
  ]);
  return { theme, textSize, density };
}
