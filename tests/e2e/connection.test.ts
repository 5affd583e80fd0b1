import { expect, it } from 'vitest';
import { firstRunWords } from '../../words/english/first-run.ts';
import { modelWords } from '../../words/english/models.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'the connection, as the panel tells it', () => {
  it('says that the companion is not running, and recovers by itself when it is', async () => {
    const { browser, companion, ollama } = await openStage();
    await companion.stop();
    const panel = await openPanelTab(browser);
    await panel.shows('Aside’s companion isn’t running');
    await panel.shows(`Nothing answers at ${companion.address}.`);
    await panel.shows('Run npm start in Aside’s folder. The panel will connect by itself.');

    await companion.restart();
    await panel.lacks('isn’t running');
    ollama.script(tokens(['Here', ' I am.']));
    await panel.ask('Are you there?');
    await panel.shows('Here I am.');
  });

  it('comes back after the companion was started again', async () => {
    const { browser, companion, ollama } = await openStage();
    const panel = await openPanelTab(browser);
    await panel.shows('smollm2:135m');
    await companion.stop();
    await panel.shows('companion');
    await companion.restart();
    ollama.script(tokens(['Back', ' again.']));
    await panel.ask('Are you back?');
    await panel.shows('Back again.');
  });

  it('explains a key that the companion does not know, and never goes on as a guest', async () => {
    const token = `local.${'x'.repeat(43)}`;
    const { browser, companion, ollama } = await openStage({ token });
    const panel = await openPanelTab(browser);
    await panel.shows('The companion doesn’t know this extension’s key');
    await panel.shows(`The companion at ${companion.address} refused the key in companion.json`);
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toEqual([]);
  });

  it('takes the extension’s own origin for a guest when it offers no key', async () => {
    const { browser, companion } = await openStage();
    const panel = await openPanelTab(browser);
    const welcome = await panel.page.evaluate(
      (url) =>
        new Promise<string>((resolve, reject) => {
          const socket = new WebSocket(url, 'aside.v1');
          socket.onmessage = ({ data }) => resolve(data);
          socket.onerror = () => reject(new Error('refused'));
        }),
      `ws://${companion.address}/ws/chat`,
    );
    expect(JSON.parse(welcome)).toMatchObject({ type: 'welcome', role: 'guest' });
  });

  it('answers with the reader while Ollama is missing, and switches over when it appears', async () => {
    const { browser, ollama } = await openStage({ isOllamaDown: true });
    const panel = await openPanelTab(browser);
    await panel.shows('Ollama isn’t answering');
    await panel.shows(`Nothing answers at ${ollama.url}.`);
    await panel.shows('reader');

    await ollama.listen({ port: ollama.port });
    await panel.shows('smollm2:135m');
    await panel.lacks('Ollama isn’t answering');
    ollama.script(tokens(['A model', ' now.']));
    await panel.ask('Who answers?');
    await panel.shows('A model now.');
  });

  it('says how to get a model where Ollama has none', async () => {
    const { browser, ollama } = await openStage({ ollama: { models: [] } });
    const panel = await openPanelTab(browser);
    await panel.shows(firstRunWords.todo.model);
    await panel.shows(modelWords.firstReader);
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toEqual([]);
  });
});
