import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildExtension } from '../../launcher/build-extension.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';
import { launchFirefox } from '../helpers/firefox.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openDrawer } from './drawer-driver.ts';
import { openCompanionScreen } from './pairing-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { showPairingCode } from './run-aside.ts';
import { openWorld } from './stage.ts';

describeInBrowser('firefox', 'the sidebar in Firefox', () => {
  it('pairs for a code, since nobody knows its id, then chats and has a history', async () => {
    const world = await openWorld({});
    const outDir = await mkdtemp(join(tmpdir(), 'aside-firefox-build-'));
    onTestFinished(() => rm(outDir, { recursive: true, force: true }));
    const build = await buildExtension({ browser: 'firefox', outDir, command: 'build' });
    const firefox = await launchFirefox(build);
    onTestFinished(() => firefox.dispose());

    const panel = await openPanelTab(firefox);
    const screen = await openCompanionScreen(panel);
    await screen.pair(await showPairingCode(world), world.companion.address);
    await screen.isGone();

    world.ollama.script(tokens(['North', ' of here.']));
    await panel.ask('Where do storks live?');
    await panel.shows('North of here.');
    const drawer = await openDrawer(panel);
    await drawer.lists('A title');
    expect(await drawer.lines()).toHaveLength(1);
  });
});
