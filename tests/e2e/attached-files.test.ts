import { expect, it } from 'vitest';
import { readImageHeader } from '../../sidebar/sources/image-header.ts';
import { words } from '../../words/english/panel.ts';
import { receiptWords } from '../../words/english/receipts.ts';
import { sentWords } from '../../words/english/sent.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab, type PanelDriver } from './panel-driver.ts';
import { openStage } from './stage.ts';

const SEEING = { name: 'seeing', capabilities: ['completion', 'vision'] };
const BLIND = { name: 'blind', capabilities: ['completion'] };

/** Pastes a picture that is drawn in the panel, of this size. */
function pastePicture({ page }: PanelDriver, width: number, height: number): Promise<void> {
  return page.evaluate(
    async (width, height) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = 'teal';
      context.fillRect(0, 0, width, height / 2);
      const image = await canvas.convertToBlob({ type: 'image/jpeg' });
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([image], 'image.jpg', { type: image.type }));
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('textarea')?.dispatchEvent(event);
    },
    width,
    height,
  );
}

describeInBrowser('headless', 'what is attached', () => {
  it('a pasted image reaches a model that can see, scaled down, and no other; it outlives the panel', async () => {
    const { browser, ollama } = await openStage({ ollama: { models: [BLIND, SEEING] }, title: '' });
    ollama.loaded = ['blind'];
    ollama.script(tokens(['Teal above.']), tokens(['Still teal.']));
    const panel = await openPanelTab(browser);
    await panel.offers(sourceWords.attach);
    await pastePicture(panel, 3_000, 2_000);
    await panel.shows(sourceWords.pastedImage);
    await panel.shows(sourceWords.noVision('blind'));
    await until('the picture is shown', async () =>
      panel.page.$eval('.receipt-image', (image) => (image as HTMLImageElement).naturalWidth > 0).catch(() => false),
    );
    await panel.keeps(sourceWords.pastedImage);
    await panel.page.reload();
    await panel.shows(sourceWords.pastedImage);
    await panel.press(sourceWords.useModel('seeing'));
    await panel.lacks(sourceWords.noVision('blind'));
    await panel.ask('What colour is it?');
    await panel.shows('Teal above.');

    const { body } = await ollama.nextRequest();
    const { images } = body.messages.at(-1) as { images?: string[] };
    expect(body.model).toBe('seeing');
    expect(images).toHaveLength(1);
    const header = readImageHeader(Buffer.from(images?.[0] ?? '', 'base64'));
    expect(header).toEqual({ type: 'jpeg', width: 1_568, height: 1_045 });

    await panel.press(receiptWords.whatWasSent);
    await panel.press(sentWords.show);
    await until('what was sent is shown', async () =>
      panel.page.$eval('.sent-image', (image) => (image as HTMLImageElement).naturalWidth === 1_568).catch(() => false),
    );

    // Asked again, the companion has it.
    await panel.press(words.regenerate);
    await panel.shows('Still teal.');
    const again = (await ollama.nextRequest()).body.messages.at(-1) as { images?: string[] };
    expect(again.images).toEqual(images);
  });
});
