import { until } from '../helpers/until.ts';
import type { PanelDriver } from './panel-driver.ts';

/**
 * Clicks the microphone, once it stands still. Nothing tells whether the click has met it: the bar that records stands
 * under the pointer before the button is let go.
 */
export async function pressMicrophone({ page }: Pick<PanelDriver, 'page'>): Promise<void> {
  const button = await page.waitForSelector('.microphone');
  let last = '';
  await until('the microphone stands still', async () => {
    const before = last;
    last = JSON.stringify(await button?.boundingBox());
    return last === before && last !== 'null';
  });
  await button?.click();
}
