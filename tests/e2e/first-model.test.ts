import { expect, it } from 'vitest';
import type { FakeAnswer } from '../helpers/fake-ollama-answers.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import type { FakeExchange } from '../helpers/fake-ollama-exchange.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

const TOTAL = 1_000_000_000;

/** A pull that the test tells line by line. */
function manualPull() {
  const started = Promise.withResolvers<FakeExchange>();
  const answer: FakeAnswer = { waits: false, run: (exchange) => started.resolve(exchange) };
  const line = async (fields: object) => (await started.promise).raw(Buffer.from(`${JSON.stringify(fields)}\n`));
  return {
    answer,
    started: started.promise,
    layer: (completed: number) => line({ status: 'pulling a', digest: 'sha256:a', total: TOTAL, completed }),
    async succeed() {
      await line({ status: 'success' });
      (await started.promise).end();
    },
  };
}

describeInBrowser('headless', 'a panel without a model', () => {
  it('has a first model downloaded by one click, and the typed question answered when it is there', async () => {
    const { browser, ollama } = await openStage({ ollama: { models: [] } });
    const pull = manualPull();
    ollama.scriptPulls(pull.answer);
    ollama.script(tokens(['Because', ' of', ' the air.']));
    const panel = await openPanelTab(browser);
    await panel.offers('Download ');
    await panel.type('Why is the sky blue?');
    await panel.press('Download ');
    const { request } = await pull.started;
    await pull.layer(250_000_000);
    await panel.shows('250 MB of 1.0 GB');
    await panel.shows('Your question will be asked as soon as the model is ready.');
    ollama.models = [{ name: request.body.model }];
    await pull.succeed();
    await panel.shows('Because of the air.');
    expect((await ollama.nextRequest('/api/chat')).body.model).toBe(request.body.model);
    await panel.lacks('Download your first model');
  });

  it('goes on with a download that was left, cancels it, and continues where it stopped', async () => {
    const { browser, ollama } = await openStage({ ollama: { models: [] } });
    const [first, second] = [manualPull(), manualPull()];
    ollama.scriptPulls(first.answer, second.answer);
    const before = await openPanelTab(browser);
    await before.press('Download ');
    await first.layer(400_000_000);
    await before.shows('400 MB of 1.0 GB');
    await before.page.close();

    const panel = await openPanelTab(browser);
    await panel.shows('400 MB of 1.0 GB');
    await panel.press('Cancel the download');
    await panel.shows('Stopped at 400 MB of 1.0 GB');
    const { request } = await first.started;
    expect(await request.closed).toBe('aborted');

    await panel.press('Continue');
    await second.layer(600_000_000);
    await panel.shows('600 MB of 1.0 GB');
    ollama.models = [{ name: request.body.model }];
    await second.succeed();
    await panel.lacks('Download your first model');
    await until('the model is the one that answers', async () => (await panel.text()).includes(request.body.model));
  });
});
