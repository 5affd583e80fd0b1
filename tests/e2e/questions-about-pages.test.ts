import { expect, it } from 'vitest';
import { historyWords } from '../../words/english/history.ts';
import { words } from '../../words/english/panel.ts';
import { receiptWords } from '../../words/english/receipts.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { untilPanelIsClosed } from './until-panel-is-closed.ts';
import { ARTICLE_FACT } from './website.ts';

describeInBrowser('window', 'a question about a page', () => {
  it('is put differently after the panel was loaded again, and the page goes along again', async () => {
    const { browser, ollama, website } = await openWindowStage({ title: '' });
    ollama.script(tokens(['A keeper.']), tokens(['Birds.']), tokens(['Birds again.']), tokens(['No idea.']));
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    await panel.press(words.askAboutPage);
    await panel.carriesPage();
    await panel.ask('Who is it about?');
    await panel.shows('A keeper.');
    expect(await nextAsked()).toContain(ARTICLE_FACT);

    await browser.clickToolbarButton(page);
    await untilPanelIsClosed(browser);
    await browser.clickToolbarButton(page);
    const again = drivePanel(await browser.panel());
    await again.shows('A keeper.');
    await edit('What is counted?');
    await again.shows('Birds.');
    const edited = await nextAsked();
    expect(edited).toContain(ARTICLE_FACT);
    expect(edited).toContain('What is counted?');

    await again.press(words.regenerate);
    await again.shows('Birds again.');
    expect(await nextAsked()).toContain(ARTICLE_FACT);

    await again.press(words.edit);
    await again.press(words.remove(receiptWords.kinds.page));
    await until('the page is taken out', async () => (await again.page.$('.edit .chip')) === null);
    await editTakesKeys();
    await again.page.keyboard.press('Enter');
    await again.shows('No idea.');
    expect(await nextAsked()).not.toContain(ARTICLE_FACT);

    await again.press(words.newChat);
    await again.press(historyWords.aboutPage(1));
    await again.shows(historyWords.chipPage);
    await again.page.waitForSelector('.drawer .chat-open');

    async function edit(question: string): Promise<void> {
      await again.press(words.edit);
      await again.page.waitForSelector('.edit .chip');
      await editTakesKeys();
      await again.page.keyboard.down('Control');
      await again.page.keyboard.press('a');
      await again.page.keyboard.up('Control');
      await again.page.keyboard.type(question);
      await again.page.keyboard.press('Enter');
    }

    async function editTakesKeys(): Promise<void> {
      await until('the question that is edited has the keyboard', () =>
        again.page.evaluate(() => document.hasFocus() && document.activeElement?.matches('.edit textarea')),
      );
    }

    /** What the model is given to read next, but for a title. */
    async function nextAsked(): Promise<string> {
      for (;;) {
        const { body } = await ollama.nextRequest();
        const read = JSON.stringify(body.messages);
        if (!read.includes('Write a title')) return read;
      }
    }
  });
});
