import { expect, it } from 'vitest';
import { manual, thinking, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'chat in the panel', () => {
  it('shows each token as it comes, and sends the next question with what came before', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    const answer = manual();
    ollama.script(answer, tokens(['Yes.']));

    await panel.ask('Why do storks stand on one leg?');
    answer.token('To keep');
    await panel.shows('To keep');
    answer.token(' the other **warm**.');
    await panel.shows('To keep the other warm.');
    expect(await panel.page.$eval('.answer strong', (strong) => strong.textContent)).toBe('warm');
    answer.done();
    await panel.hasAnswered();

    await panel.ask('Both?');
    await panel.shows('Yes.');
    const [, second] = ollama.requests.filter(({ path }) => path === '/api/chat');
    const said = second?.body.messages.filter(({ role }: { role: string }) => role !== 'system');
    expect(said.map(({ role, content }: { role: string; content: string }) => [role, content])).toEqual([
      ['user', 'Why do storks stand on one leg?'],
      ['assistant', 'To keep the other **warm**.'],
      ['user', 'Both?'],
    ]);
    expect(second?.body).toMatchObject({ model: 'smollm2:135m', truncate: false });
  });

  it('stops the answer at the upstream, and keeps the text so far', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    const answer = manual();
    ollama.script(answer);

    await panel.ask('Count to a million.');
    const request = await ollama.nextRequest();
    answer.token('one, two,');
    await panel.shows('one, two,');
    await panel.press('Stop');

    expect(await request.closed).toBe('aborted');
    await panel.shows('Stopped');
    expect(await panel.answers()).toEqual([expect.stringContaining('one, two,')]);
    await until('nothing is left to stop', async () => (await panel.page.$('button[aria-label=Stop]')) === null);
  });

  it('lets a question wait for the one that runs', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    const first = manual();
    ollama.script(first, tokens(['second answer']));

    await panel.ask('one');
    first.token('first answer');
    await panel.shows('first answer');
    await panel.ask('two');
    await panel.shows('Asked next');
    first.done();
    await panel.shows('second answer');
  });

  it('asks the model that was chosen', async () => {
    const { browser, ollama } = await openStage({
      ollama: { models: [{ name: 'small:1b' }, { name: 'wise:70b', capabilities: ['completion', 'thinking'] }] },
    });
    ollama.script(thinking(['Hm.'], ['I know.']));
    const panel = await openPanelTab(browser);
    await panel.click('.model-button:not(:disabled)');
    await panel.choose('wise:70b');
    await panel.shows('wise:70b');

    await panel.ask('Do you know?');
    await panel.shows('I know.');
    const request = await ollama.nextRequest();
    expect(request.body.model).toBe('wise:70b');
  });
});
