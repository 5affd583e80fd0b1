import { onTestFinished } from 'vitest';
import { createFakeOllama, type FakeOllama } from '../../helpers/fake-ollama.ts';
import { findLastingPort } from '../../helpers/lasting-port.ts';
import { createTestFolder, startTestCompanion, type TestCompanion } from '../server/test-companion.ts';

/** The whole companion before a scripted Ollama, as an article's client meets it: only the address differs. */
export async function startArticleServer(): Promise<{
  ollama: FakeOllama;
  companion: TestCompanion;
  dataDir: string;
  /** With the token in the query, as the article shows it. */
  addressOf(path: string): string;
}> {
  const ollama = createFakeOllama({ models: [{ name: 'llama3.2' }] });
  const url = await ollama.listen();
  onTestFinished(() => ollama.close());
  const dataDir = createTestFolder();
  const companion = await startTestCompanion({
    port: await findLastingPort(),
    dataDir,
    upstreams: [{ kind: 'ollama', url }],
  });
  return {
    ollama,
    companion,
    dataDir,
    addressOf: (path) => `ws://${companion.address}${path}?token=${companion.localToken}`,
  };
}
