import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkExtension } from '../../../../companion/cli/doctor/check-extension.ts';
import { checkModels } from '../../../../companion/cli/doctor/check-models.ts';
import { checkNode } from '../../../../companion/cli/doctor/check-node.ts';
import { buildFolder } from '../../../../companion/cli/doctor/doctor.ts';
import { VERSION } from '../../../../companion/version.ts';
import { CHROME_BUILD_FOLDER } from '../../../../launcher/project-folder.ts';
import type { Model } from '../../../../protocol/models.ts';
import { createFakeOllama } from '../../../helpers/fake-ollama.ts';
import { createTestFolder, startTestCompanion } from '../../server/test-companion.ts';
import { runCli } from '../cli-process.ts';

const TOKEN = `abcdef.${'A'.repeat(43)}`;
const ADDRESS = '127.0.0.1:11435';

/** What `npm start` makes, as far as the doctor looks at it. */
function createBuild(folder: string, { version = VERSION, address = ADDRESS, token = TOKEN } = {}): string {
  const build = join(folder, 'chrome-mv3');
  mkdirSync(build, { recursive: true });
  writeFileSync(join(build, 'manifest.json'), JSON.stringify({ version }));
  writeFileSync(join(build, 'companion.json'), JSON.stringify({ address, token }));
  return build;
}

describe('what the doctor finds', () => {
  test.each([
    ['24.21.0', true],
    ['24.22.0', true],
    ['25.0.0', true],
    ['24.20.9', false],
    ['20.30.0', false],
  ])('of Node %s is %s', (version, isOk) => {
    expect(checkNode(version, '>=24.21').isOk).toBe(isOk);
  });

  test.each([
    ['fits', {}, true, /fits/],
    ['is of another version', { version: '0.0.9' }, false, /is of 0\.0\.9/],
    ['looks elsewhere', { address: '127.0.0.1:1' }, false, /on 127\.0\.0\.1:1, not/],
    ['has another key', { token: `zzzzzz.${'A'.repeat(43)}` }, false, /key is not the one/],
  ])('of a build that %s', (_, build, isOk, what) => {
    const folder = createBuild(createTestFolder(), build);
    const finding = checkExtension(folder, { version: VERSION, address: ADDRESS, token: TOKEN });
    expect(finding).toMatchObject({ isOk, what: expect.stringMatching(what) });
    expect(finding.cure === '').toBe(isOk);
    expect(JSON.stringify(finding)).not.toContain('A'.repeat(43));
  });

  test('of the build is sought where npm start makes it, and not where nothing can make it', () => {
    expect(buildFolder()).toBe(CHROME_BUILD_FOLDER);
    expect(buildFolder(createTestFolder())).toBeUndefined();
  });

  test('of a build that is not there, or has no companion.json', () => {
    const expected = { version: VERSION, address: ADDRESS, token: TOKEN };
    expect(checkExtension(createTestFolder(), expected).what).toContain('There is no build');
    const folder = createBuild(createTestFolder());
    writeFileSync(join(folder, 'companion.json'), '{}');
    expect(checkExtension(folder, expected).what).toContain('no valid companion.json');
  });

  const openai = (product: string | undefined, more: object = {}) =>
    ({
      id: 'o',
      kind: 'openai',
      address: 'http://127.0.0.1:8080/v1',
      status: 'ready',
      version: 'b1',
      ...(product !== undefined && { product }),
      ...more,
    }) as const;
  const held = (contextLength: number): Model => ({
    name: 'qwen',
    upstream: 'o',
    parameterSize: '',
    sizeBytes: 0,
    contextLength,
    capabilities: [],
    loaded: true,
    remote: false,
  });

  test('of a server is which program it is, and what context its models have', () => {
    expect(checkModels([openai('llama.cpp')], [held(8192)])).toEqual([
      { isOk: true, about: 'llama.cpp', what: 'b1 answers at http://127.0.0.1:8080/v1.', cure: '' },
      { isOk: true, about: 'Models', what: 'qwen (8,192 tokens).', cure: '' },
    ]);
    expect(checkModels([openai(undefined)], [held(0)]).map(({ about, what }) => [about, what])).toEqual([
      ['OpenAI-compatible server', 'b1 answers at http://127.0.0.1:8080/v1.'],
      ['Models', 'qwen.'],
    ]);
  });

  test.each([
    ['llama.cpp', '-c'],
    ['vLLM', '--max-model-len'],
    ['LM Studio', 'Context Length'],
    ['LocalAI', 'context_size'],
    ['a newer one', 'with a larger context'],
  ])('of little context at %s is how to have more', (product, cure) => {
    const finding = checkModels([openai(product)], [held(2048)]).at(-1);
    expect(finding).toMatchObject({
      isOk: true,
      about: 'Context',
      what: expect.stringContaining('qwen reads 2,048 tokens'),
    });
    expect(finding?.cure).toContain(cure);
  });

  test('of Ollama at the address of its other routes is how to name it', () => {
    const [finding] = checkModels([openai('Ollama')], [held(0)]);
    expect(finding).toMatchObject({
      isOk: false,
      what: 'http://127.0.0.1:8080/v1 is Ollama. Over this address it cuts long questions without saying so.',
      cure: 'Name it as Ollama: --upstream http://127.0.0.1:8080.',
    });
  });

  test('of a server that wants another key is where to give it', () => {
    const params = { cause: 'wants_key', server: 'openai', address: 'http://127.0.0.1:8080/v1', status: 401, said: '' };
    const refused = openai(undefined, { status: 'refused', error: { code: 'upstream_refused', params } });
    const [finding] = checkModels([refused], []);
    expect(finding?.isOk).toBe(false);
    expect(finding?.cure).toContain('ASIDE_UPSTREAM_KEY_<n>');
    expect(finding?.cure).toContain('ASIDE_UPSTREAM_KEY_FILE_<n>');
  });

  test('of an Ollama without a model is how to get one', () => {
    const server = { id: 'o', kind: 'ollama', address: 'a', status: 'ready', message: '', version: '1' } as const;
    const findings = checkModels([server], []);
    expect(findings.map(({ isOk, cure }) => [isOk, cure])).toEqual([
      [true, ''],
      [false, 'Get one with `ollama pull llama3.2`.'],
    ]);
  });
});

describe('aside doctor', () => {
  test('ends with 0 when everything is fine, with the companion up', async () => {
    const ollama = createFakeOllama();
    await ollama.listen();
    onTestFinished(() => ollama.close());
    const dataDir = createTestFolder();
    const upstreams = [{ kind: 'ollama' as const, url: ollama.url }];
    const { port, address, localToken } = await startTestCompanion({ dataDir, upstreams });
    const output = createTestFolder();
    createBuild(output, { address, token: localToken });
    // Not the companion's Ollama: what counts is what the companion sees.
    const flags = ['--port', String(port), '--data-dir', dataDir, '--upstream', 'http://127.0.0.1:9'];
    const { code, stdout } = await runCli(['doctor', ...flags], undefined, { ASIDE_BUILD_DIR: output }).ended;
    expect(stdout).toContain('Everything is fine.');
    expect(stdout).toContain(`Aside ${VERSION} listens on ${address}, and knows the key.`);
    expect(stdout).toContain('smollm2:135m');
    expect(stdout).toMatch(/^ok +History/m);
    expect(code).toBe(0);
  });

  test('ends with 1 and names every problem with its cure, with the companion down', async () => {
    const dataDir = createTestFolder();
    const { port, stop } = await startTestCompanion({ dataDir });
    await stop();
    chmodSync(join(dataDir, 'local.key'), 0o644);
    chmodSync(dataDir, 0o755);
    const flags = ['--port', String(port), '--data-dir', dataDir, '--upstream', 'http://127.0.0.1:9'];
    const env = { ASIDE_BUILD_DIR: createTestFolder() };
    const { code, stdout } = await runCli(['doctor', ...flags], undefined, env).ended;
    expect(code).toBe(1);
    expect(stdout).toContain(`chmod 700 ${dataDir}`);
    expect(stdout).toMatch(/problem +Key +Other users can read .*local\.key/);
    expect(stdout).toMatch(/ok +Port +127\.0\.0\.1:\d+ is free/);
    expect(stdout).toMatch(/problem +Ollama +No Ollama answers at http:\/\/127\.0\.0\.1:9.*\n *-> Start it with/);
    expect(stdout).toMatch(/problem +Extension +There is no build/);
    expect(stdout).toContain('4 problems.');
  });

  test('changes nothing', async () => {
    const dataDir = join(createTestFolder(), 'none');
    await runCli(['doctor', '--data-dir', dataDir, '--port', '9']).ended;
    expect(() => chmodSync(dataDir, 0o700)).toThrow('ENOENT');
  });
});
