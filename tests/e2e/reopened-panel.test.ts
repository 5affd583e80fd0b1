import { expect, it } from 'vitest';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openWindowStage } from './stage.ts';
import { untilPanelIsClosed } from './until-panel-is-closed.ts';

describeInBrowser('window', 'a panel that is closed while its answer streams', () => {
  it('shows the same text when it is opened again, and the rest as it comes', async () => {
    const { browser, ollama, website } = await openWindowStage();
    const page = await browser.openPage(website.url('/article'));
    await browser.clickToolbarButton(page);
    const panel = drivePanel(await browser.panel());
    const answer = manual();
    ollama.script(answer);
    await panel.ask('Tell me everything.');
    const request = await ollama.nextRequest();
    answer.token('It began');
    await panel.shows('It began');

    await browser.clickToolbarButton(page);
    await untilPanelIsClosed(browser);
    answer.token(' in winter');

    await browser.clickToolbarButton(page);
    const again = drivePanel(await browser.panel());
    await again.shows('It began in winter');
    await again.shows('Tell me everything.');
    answer.token(' and ended in spring.');
    answer.done();
    await again.shows('It began in winter and ended in spring.');
    expect(await request.closed).toBe('finished');
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toHaveLength(1);
  });
});
