import { expect, it } from 'vitest';
import { pairingWords } from '../../words/english/pairing.ts';
import { greetAside } from '../companion/server/aside-client.ts';
import { findNginxPorts, LACKS_NGINX, NAME, startNginx } from '../deploy/nginx-process.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { openCompanionScreen } from './pairing-driver.ts';
import { openPanelTab } from './panel-driver.ts';
import { openStage } from './stage.ts';

describeInBrowser('headless', 'a panel and its companion behind nginx', () => {
  it.skipIf(LACKS_NGINX)('are paired over TLS, stream, and find each other again when nginx was gone', async () => {
    const ports = await findNginxPorts();
    const address = `${NAME}:${ports.https}`;
    const { browser, companion, ollama } = await openStage({
      flags: ['--allow-host', address, '--trust-proxy', '127.0.0.1'],
      // Nobody has vouched for the certificate, and the name is nobody's.
      browserFlags: ['--ignore-certificate-errors', `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
    });
    const nginx = await startNginx({ ports, companionPorts: [Number(companion.address.split(':').at(-1))] });
    const manager = await greetAside(companion.address, companion.token);
    manager.send({ type: 'pairing', id: 'p' });
    const { code } = await manager.next('pairing');

    const panel = await openPanelTab(browser);
    await panel.shows('smollm2:135m');
    const screen = await openCompanionScreen(panel);
    await panel.press(pairingWords.pairOther);
    await screen.pair(code, `https://${address}`);
    await screen.isGone();
    expect(await manager.next('pairing_ended')).toMatchObject({ reason: 'used' });
    // Its first question's answer, while nginx is there, while it is not, and when it is back.
    const answer = manual();
    ollama.script(answer);
    await panel.ask('Where do storks live?');
    answer.token('North');
    await panel.shows('North');
    await nginx.stop();
    answer.token(' of');
    await panel.shows('Aside’s companion can’t be reached');
    await nginx.start();
    answer.token(' here.');
    answer.done();
    await panel.shows('North of here.');
    expect(nginx.logs()).toContain('GET /ws/chat 101');
    expect(nginx.logs()).not.toContain(code);
  });
});
