import { expect, it } from 'vitest';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

const ANSWER =
  '## Birds\n\n| bird | legs |\n|---|--:|\n| stork | 1 |\n\n```js\nif (a)\n  b();\n```\n\n<script>x</script>';

describeInBrowser('headless', 'an answer', () => {
  it('is copied as rich text, whose tables and code arrive where it is pasted, and as text beside it', async () => {
    const { browser, ollama } = await openStage();
    ollama.script(tokens([ANSWER]));
    const panel = await openPanelTab(browser);
    const { page } = panel;
    await panel.ask('Birds?');
    await panel.hasAnswered();
    // The button says that it is copied for as long as it is under the pointer: nothing may move it any more.
    await panel.shows('A title');
    await panel.click('.more-ways');
    await page.waitForSelector('.menu-item:focus');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await until('it is copied', () => page.$eval('.more-ways', (button) => button.ariaLabel === 'Copied'));

    await page.evaluate(() => {
      const paper = document.createElement('div');
      paper.id = 'paper';
      paper.contentEditable = 'true';
      document.body.append(paper);
      paper.addEventListener('paste', ({ clipboardData }) => {
        paper.title = clipboardData?.getData('text/plain') ?? '';
      });
      paper.focus();
    });
    await page.keyboard.press('v', { commands: ['Paste'] });
    await page.waitForSelector('#paper table');
    const pasted = await page.$eval('#paper', (paper) => ({
      heading: paper.querySelector('h2')?.textContent,
      cells: [...paper.querySelectorAll('th, td')].map((cell) => cell.textContent),
      border: getComputedStyle(paper.querySelector('td') ?? paper).borderTopStyle,
      code: paper.querySelector('pre')?.textContent,
      scripts: paper.querySelectorAll('script').length,
      plain: (paper as HTMLElement).title.replaceAll('\r', ''),
    }));
    expect(pasted).toMatchObject({
      heading: 'Birds',
      cells: ['bird', 'legs', 'stork', '1'],
      border: 'solid',
      code: expect.stringContaining('if (a)\n  b();'),
      scripts: 0,
      plain: 'Birds\n\nbird\tlegs\nstork\t1\n\nif (a)\n  b();\n\n<script>x</script>',
    });
  });
});
