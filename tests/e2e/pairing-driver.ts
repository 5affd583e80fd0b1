import { pairingWords } from '../../words/english/pairing.ts';
import { words } from '../../words/english/panel.ts';
import { until } from '../helpers/until.ts';
import type { PanelDriver } from './panel-driver.ts';

/** A person at the screen that pairs. */
export interface PairingDriver {
  /** Types both over whatever is there, and presses Enter. */
  pair(code: string, address: string): Promise<void>;
  /** Waits until the screen says these words somewhere. */
  says(words: string): Promise<void>;
  /** Waits until it has closed by itself. */
  isGone(): Promise<void>;
}

/** Opens the settings, and waits for them. */
export async function openSettingsScreen({ page, click }: Pick<PanelDriver, 'page' | 'click'>): Promise<void> {
  await click('.preferences-button');
  await page.waitForSelector('.drawer[open] .settings');
}

/** Presses the buttons that lead to the companion's screen (by default the quiet way), and waits for it. */
export async function openCompanionScreen(
  panel: PanelDriver,
  way: readonly string[] = [`${words.model}:`, words.companionMenu],
): Promise<PairingDriver> {
  const { page } = panel;
  for (const button of way) await panel.press(button);
  await page.waitForSelector('.drawer[open] .pairing');

  /** Types over what is there; again when the keyboard was led to another field meanwhile. */
  async function type(label: string, text: string): Promise<void> {
    const field = await page.waitForSelector(`.drawer ::-p-aria([name="${label}"][role="textbox"])`);
    await until(`"${label}" is typed`, async () => {
      await field?.evaluate((input) => (input as HTMLInputElement).select());
      await field?.type(text);
      return field?.evaluate((input, text) => (input as HTMLInputElement).value === text, text);
    });
  }
  return {
    async pair(code, address) {
      await type(pairingWords.pairAddress, address);
      await type(pairingWords.pairCode, code);
      await page.keyboard.press('Enter');
    },
    says: panel.shows,
    async isGone() {
      await until('the screen is closed', async () => (await page.$('.pairing')) === null);
    },
  };
}
