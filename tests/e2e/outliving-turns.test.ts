import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'puppeteer-core';
import { expect, it, onTestFinished } from 'vitest';
import { words } from '../../words/english/panel.ts';
import { manual, toTokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { drivePanel, openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'an answer that outlives who looks at it', () => {
  it('runs in two windows at once, and is stopped in both by either', async () => {
    const answer = manual();
    const { browser, ollama } = await openStage();
    ollama.script(answer);
    const first = await openPanelTab(browser);
    await first.ask('How do storks travel?');
    const { request } = await answer.started;
    answer.token('They glide');
    await first.shows('They glide');

    const second = drivePanel(await browser.openWindow(browser.extensionUrl('sidepanel.html')));
    await second.shows(words.emptyTitle);
    await (await openDrawer(second)).open('How do storks travel?');
    await second.shows('They glide');
    answer.token(' on warm air');
    await first.shows('They glide on warm air');
    await second.shows('They glide on warm air');

    await second.press(words.stop);
    expect(await request.closed).toBe('aborted');
    for (const panel of [second, first]) {
      await panel.shows(words.stoppedEarly);
      expect(await panel.answers()).toEqual([expect.stringContaining('They glide on warm air')]);
    }
  });

  it('is kept as far as it came when the companion is killed, and goes on when it is told to', async () => {
    const answer = manual();
    const rest = manual();
    const { browser, ollama, companion, dataDir } = await openStage();
    ollama.script(answer, rest);
    const panel = await openPanelTab(browser);
    await panel.ask('Tell me a story.');
    answer.token('Once upon a time');
    await panel.shows('Once upon a time');
    await isOnDisk(dataDir, 'Once upon a time');

    await companion.kill();
    await companion.restart();
    await panel.shows(words.interrupted);
    expect(await panel.answers()).toEqual([expect.stringContaining('Once upon a time')]);

    await panel.press(words.goOn);
    const { request } = await rest.started;
    expect(request.body.messages).toContainEqual({ role: 'assistant', content: 'Once upon a time' });
    rest.token('there was');
    await panel.shows('there was');
    rest.token(' a stork.');
    rest.done();
    await panel.shows('there was a stork.');
    expect(await panel.answers()).toEqual([
      expect.stringContaining('Once upon a time'),
      expect.stringContaining('there was a stork.'),
    ]);
  });

  it('arrives whole when it is 300 kB long and its panel was closed in the middle', async () => {
    const answer = manual();
    const { browser, ollama } = await openStage();
    ollama.script(answer);
    const text = writeChapters(300_000);
    const pieces = toTokens(text);
    expect(pieces.join('')).toBe(text);
    const send = (from: number, to: number) => {
      for (const piece of pieces.slice(from * pieces.length, to * pieces.length)) answer.token(piece);
    };

    const panel = await openPanelTab(browser);
    await panel.ask('Write a book.');
    send(0, 1 / 3);
    await panel.shows('Chapter 2');
    await panel.page.close();
    send(1 / 3, 2 / 3);
    const again = await openPanelTab(browser);
    await again.shows('Chapter 2');
    send(2 / 3, 1);
    answer.done();

    const hasEnded = async () => (await again.page.$('.answer[aria-busy=false]')) !== null;
    await until('the answer has ended', hasEnded, 100_000);
    const chapters = text.match(/Chapter \d+/g);
    const headings = '.answer :is(h1, h2, h3, h4, h5, h6):not(.visually-hidden)';
    const shown = () => again.page.$$eval(headings, (all) => all.map(({ textContent }) => textContent));
    await until('all of it is set', async () => (await shown()).length === chapters?.length);
    expect(await shown()).toEqual(chapters);
    await again.hasAnswered();
    const copied = await copyAnswer(again.page);
    expect([copied.length, copied === text]).toEqual([text.length, true]);
  });
});

/** The companion writes text down a moment after it has sent it, and tells nobody. */
async function isOnDisk(dataDir: string, text: string): Promise<void> {
  const db = new DatabaseSync(join(dataDir, 'conversations.db'), { readOnly: true });
  onTestFinished(() => db.close());
  const log = db.prepare("SELECT group_concat(text, '' ORDER BY row) AS text FROM turn_log");
  await until(`"${text}" is on disk`, () => log.get()?.text === text);
}

/** Headings, formatted text, lists, code and tables of at least so many bytes. */
function writeChapters(bytes: number): string {
  let text = '';
  for (let chapter = 1; Buffer.byteLength(text) < bytes; chapter += 1) {
    text += `## Chapter ${chapter}\n\n`;
    text += `The **${chapter}th** stork – *Ciconia ciconia* – flew over the Große Heide. 🐦 `.repeat(4).trimEnd();
    text += `\n\n- ${chapter} nests\n- ${chapter * 2} eggs\n\n\`\`\`js\nconst stork = ${chapter};\n\`\`\`\n\n`;
    text += `| year | storks |\n|---|---:|\n| ${1900 + chapter} | ${chapter} |\n\n`;
  }
  return text;
}

/** What the button below the answer puts into the clipboard, which nobody may read without being asked. */
function copyAnswer(page: Page): Promise<string> {
  return page.$eval(
    `.turn-end button[title=${words.copy}]`,
    (button) =>
      new Promise<string>((resolve) => {
        navigator.clipboard.writeText = async (text) => resolve(text);
        (button as HTMLButtonElement).click();
      }),
  );
}
