import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { voiceWords } from '../../words/english/voice.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { pressMicrophone } from './microphone-driver.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';

describeInBrowser('window', 'the microphone in the real side panel', () => {
  it('says that it was never allowed, that it was denied, and how to allow it; and listens once it is', async () => {
    const { browser, website } = await openWindowStage({
      title: '',
      flags: ['--transcriber', 'off'],
      browserFlags: ['--use-fake-device-for-media-stream'],
    });
    const session = await browser.browser.target().createCDPSession();
    const decide = (setting: 'granted' | 'denied' | 'prompt') => {
      const origin = `chrome-extension://${browser.extensionId}`;
      return session.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, origin });
    };
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await panel.offers(voiceWords.speak);
    const speak = () => pressMicrophone(panel);
    await speak();
    await panel.shows(voiceWords.problems.not_asked);

    await panel.press(voiceWords.allow);
    const asking = await pageOf(browser.browser.pages.bind(browser.browser), 'microphone.html');
    await decide('denied');
    const shown = () => asking.$eval('body', ({ innerText }) => innerText);
    await until('the page asks', async () => (await shown()).includes(voiceWords.page.allow));
    await asking.click('.button');
    await until('the page says how to allow it', async () => (await shown()).includes(voiceWords.page.denied));

    await speak();
    await panel.shows(voiceWords.problems.denied);
    await panel.offers(voiceWords.allow);

    await decide('granted');
    await asking.click('.button');
    await until('the page says that it may', async () => (await shown()).includes(voiceWords.page.allowed));
    await panel.lacks(voiceWords.problems.denied);
    await speak();
    await panel.offers(voiceWords.done);
    expect(await panel.text()).not.toContain(voiceWords.problems.denied);
  });
});

async function pageOf(pages: () => Promise<Page[]>, path: string): Promise<Page> {
  let found: Page | undefined;
  await until('its page is there', async () => {
    found = (await pages()).find((each) => each.url().includes(path));
    return found !== undefined;
  });
  return found as Page;
}
