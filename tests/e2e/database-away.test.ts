import { expect, it, onTestFinished } from 'vitest';
import { words } from '../../words/english/panel.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { hasPostgres, startPostgres } from '../helpers/postgres-server.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'a chat whose database is away', () => {
  it.skipIf(!hasPostgres)('goes on, says that it is not saved, and is whole once it is back', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.dispose());
    const url = await postgres.createDatabase();
    const { browser, ollama } = await openStage({ title: '', flags: ['--database', url] });
    const panel = await openPanelTab(browser);
    ollama.script(tokens(['In trees.']), tokens(['In colonies.']), tokens(['By hundreds.']));
    await panel.takesKeys();
    await panel.ask('Where do herons nest?');
    await panel.shows('In trees.');
    await panel.hasAnswered();
    expect(await panel.text()).not.toContain(words.notSaved);

    await postgres.stop();
    await panel.ask('Alone?');
    await panel.shows('In colonies.');
    await panel.shows(words.notSaved);
    const asked = ollama.requests.filter(({ path }) => path === '/api/chat').at(-1);
    const told = asked?.body.messages.map(({ content }: { content: string }) => content);
    expect(told.slice(-3)).toEqual(['Where do herons nest?', 'In trees.', 'Alone?']);

    await postgres.start();
    await panel.hasAnswered();
    await panel.ask('How many?');
    await panel.shows('By hundreds.');
    await until('all of it is stored', async () => {
      const stored = await postgres.query(url, "SELECT message FROM turns WHERE state = 'done' ORDER BY place");
      return stored.map(({ message }) => message).join(' ') === 'Where do herons nest? Alone? How many?';
    });

    // In another panel, from the store.
    const again = await openPanelTab(browser);
    const drawer = await openDrawer(again);
    await drawer.open('Where do herons nest?');
    for (const answer of ['In trees.', 'In colonies.', 'By hundreds.']) await again.shows(answer);
    expect(await again.text()).not.toContain(words.notSaved);
  });
});
