import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { createFakeOllama, type FakeOllama } from '../../../helpers/fake-ollama.ts';
import { errorLine, hang, hangAfter, manual, tokens } from '../../../helpers/fake-ollama-answers.ts';
import { findLastingPort } from '../../../helpers/lasting-port.ts';
import { createTestFolder, startTestCompanion, type TestCompanion } from '../../server/test-companion.ts';
import { runCli } from '../cli-process.ts';

interface Stage {
  ollama: FakeOllama;
  companion: TestCompanion;
  /** What the command needs to find that companion. */
  where: string[];
}

async function createStage(): Promise<Stage> {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  const dataDir = createTestFolder();
  const companion = await startTestCompanion({
    port: await findLastingPort(),
    dataDir,
    upstreams: [{ kind: 'ollama', url: ollama.url }],
  });
  return { ollama, companion, where: ['--port', String(companion.port), '--data-dir', dataDir] };
}

/** What the model was asked, as one text. */
async function askedOf(ollama: FakeOllama): Promise<string> {
  const { body } = await ollama.nextRequest();
  return (body?.messages ?? []).map(({ content }: { content: string }) => content).join('\n');
}

describe('aside chat', () => {
  test('prints the answer to stdout, with a newline at its end, and ends with 0', async () => {
    const { where } = await createStage();
    const { ended } = runCli(['chat', 'Hello?', ...where]);
    expect(await ended).toMatchObject({ code: 0, stdout: 'Hello there.\n', stderr: '' });
  });

  test('prints tokens as they come', async () => {
    const { ollama, where } = await createStage();
    const answer = manual();
    ollama.script(answer);
    const cli = runCli(['chat', 'Hello?', ...where]);
    answer.token('One');
    await cli.printed('One');
    answer.token(' two\n');
    answer.done();
    expect(await cli.ended).toMatchObject({ code: 0, stdout: 'One two\n' });
  });

  test('sends what is piped in along with the question', async () => {
    const { ollama, where } = await createStage();
    const { ended } = runCli(['chat', 'Explain this.', ...where], 'The tide rises twice.');
    expect((await ended).code).toBe(0);
    const asked = await askedOf(ollama);
    expect(asked).toContain('Explain this.');
    expect(asked).toContain('The tide rises twice.');
  });

  test('asks what is piped in when there is no question', async () => {
    const { ollama, where } = await createStage();
    await runCli(['chat', ...where], 'Why is the sky blue?\n').ended;
    expect(await askedOf(ollama)).toContain('Why is the sky blue?');
  });

  test('refuses what is no text', async () => {
    const { where } = await createStage();
    const { code, stderr } = await runCli(['chat', 'x', ...where], new Uint8Array([0x89, 0x50, 0xff])).ended;
    expect([code, stderr]).toEqual([1, 'aside: The piped text is not UTF-8. Convert it to text first.\n']);
  });

  test('strips what a terminal would obey, also when it is split over tokens', async () => {
    const { ollama, where } = await createStage();
    ollama.script(tokens(['a\u001b', ']0;tit', 'le\u0007b\u001b[', '31mc\u202e\r', '\tend\n']));
    expect((await runCli(['chat', 'x', ...where]).ended).stdout).toBe('abc\tend\n');
  });

  test('asks the model that is named, and says what to do when it is not there', async () => {
    const { where } = await createStage();
    const { code, stdout, stderr } = await runCli(['chat', 'x', '--model', 'absent', ...where]).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/absent.*ollama pull absent/);
  });

  test('keeps what came before a failure, and ends with 1', async () => {
    const { ollama, where } = await createStage();
    ollama.script(errorLine('the runner has crashed', ['Half']));
    const { code, stdout, stderr } = await runCli(['chat', 'x', ...where]).ended;
    expect([code, stdout]).toEqual([1, 'Half\n']);
    expect(stderr).toContain('the runner has crashed');
  });

  test('says its place in the line', async () => {
    const { ollama, where } = await createStage();
    ollama.script(hang());
    const first = runCli(['chat', 'x', ...where]);
    await ollama.nextRequest();
    await runCli(['chat', 'y', ...where]).said('Waiting: next in line');
    first.child.kill('SIGINT');
    await first.ended;
  });

  test('stops the turn at Ctrl-C, says so once the model works no longer, and ends with 130', async () => {
    const { ollama, where } = await createStage();
    ollama.script(hangAfter(['The']));
    const cli = runCli(['chat', 'x', ...where]);
    await cli.printed('The');
    const { closed } = await ollama.nextRequest();
    cli.child.kill('SIGINT');
    expect(await cli.ended).toMatchObject({ code: 130, stdout: 'The\n', stderr: 'Stopped.\n' });
    expect(await closed).toBe('aborted');
  });

  test('ends at the second Ctrl-C, although the first was not answered', async () => {
    const dataDir = createTestFolder();
    // A companion that was stopped like a process is: it accepts, and says nothing.
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    writeFileSync(join(dataDir, 'local.key'), `abcdef.${'A'.repeat(43)}\n`, { mode: 0o600 });
    const { port } = silent.address() as AddressInfo;
    const connected = once(silent, 'connection');
    const cli = runCli(['chat', 'x', '--port', String(port), '--data-dir', dataDir]);
    const [socket] = await connected;
    socket.on('error', () => {});
    cli.child.kill('SIGINT');
    cli.child.kill('SIGINT');
    expect((await cli.ended).code === 130 || (await cli.ended).signal === 'SIGINT').toBe(true);
  });

  test('stops the turn when nobody reads any more, which is no failure', async () => {
    const { ollama, where } = await createStage();
    const answer = manual();
    ollama.script(answer);
    const cli = runCli(['chat', 'x', ...where]);
    answer.token('The');
    await cli.printed('The');
    const { closed } = await ollama.nextRequest();
    cli.child.stdout?.destroy();
    answer.token(' rest');
    expect(await closed).toBe('aborted');
    expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('says what to do when no companion has ever run', async () => {
    const { code, stderr } = await runCli(['chat', 'x', '--data-dir', join(createTestFolder(), 'none')]).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no key in .*npm start/);
  });

  test('says what to do when none runs now', async () => {
    const { companion, where } = await createStage();
    await companion.stop();
    const { code, stderr } = await runCli(['chat', 'x', ...where]).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^aside: No companion is listening on 127\.0\.0\.1:\d+\. Start it with npm start/);
  });

  test('tells a companion of another data folder nothing', async () => {
    const { ollama, companion } = await createStage();
    const { companion: other, where } = await createStage();
    await other.stop();
    where[1] = String(companion.port);
    const { code, stderr } = await runCli(['chat', 'secret', ...where]).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('doesn’t know the key');
    expect(ollama.requests.filter(({ path }) => path === '/api/chat')).toEqual([]);
  });

  test('tells a squatter neither the question nor the key', async () => {
    const { companion, where } = await createStage();
    const { port } = companion;
    const secret = companion.localToken.split('.')[1] ?? '';
    await companion.stop();
    const squatter = new WebSocketServer({ port, host: '127.0.0.1', handleProtocols: () => 'aside.v1' });
    onTestFinished(() => squatter.close());
    await once(squatter, 'listening');
    let heard = '';
    squatter.on('connection', (socket, { rawHeaders }) => {
      heard += rawHeaders.join('\n');
      socket.on('message', (data) => {
        heard += data;
      });
      const limits = { frameBytes: 1e6, messageChars: 1e6, sourceChars: 1e6, sources: 16 };
      const proved = { nonce: 'n'.repeat(22), proof: 'p'.repeat(43) };
      socket.send(
        JSON.stringify({ type: 'welcome', version: '9', epoch: 'e', role: 'client', features: [], limits, ...proved }),
      );
    });
    const { code, stderr } = await runCli(['chat', 'my question', ...where], 'my page').ended;
    expect(code).toBe(1);
    expect(stderr).toContain('Nothing was sent.');
    expect(heard).toContain('aside.key.');
    for (const told of [secret, 'my question', 'my page', 'hello']) expect(heard).not.toContain(told);
  });

  test('says that another program has the port', async () => {
    const { companion, where } = await createStage();
    const { port } = companion;
    await companion.stop();
    const other = createHttpServer((_, response) => void response.end()).on('upgrade', (_, socket) =>
      socket.end('HTTP/1.1 404 Not Found\r\nServer: other\u001b[2J\r\ncontent-length: 0\r\n\r\n'),
    );
    await once(other.listen(port, '127.0.0.1'), 'listening');
    onTestFinished(() => void other.close());
    const { code, stderr } = await runCli(['chat', 'x', ...where]).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/not an Aside companion\..*doctor says more/);
    expect(stderr).not.toContain('\u001b');
  });
});
