import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { writeCompanionFile } from '../../launcher/companion-file.ts';
import { launchBrowser, type TestBrowser } from '../helpers/browser.ts';
import { createDisplay, type Display } from '../helpers/browser-display.ts';
import { type CompanionProcess, startCompanionProcess } from '../helpers/companion-process.ts';
import { createFakeOllama, type FakeOllama, type FakeOllamaOptions } from '../helpers/fake-ollama.ts';
import { type FakeAnswer, tokens } from '../helpers/fake-ollama-answers.ts';
import type { FakeRequest } from '../helpers/fake-ollama-exchange.ts';
import { findLastingPort } from '../helpers/lasting-port.ts';
import { startWebsite, type Website } from './website.ts';

/** Everything that one test plays on, all of it real but the model. */
export interface Stage {
  readonly browser: TestBrowser;
  readonly companion: CompanionProcess;
  readonly ollama: FakeOllama;
  readonly website: Website;
  /** The companion's data folder. */
  readonly dataDir: string;
  /** The unpacked extension, with its `companion.json`. */
  readonly extension: string;
  /** Ends the browser, and starts another one with the same build of the extension and an empty profile. */
  replaceBrowser(): Promise<TestBrowser>;
}

export interface WindowStage extends Stage {
  readonly display: Display;
}

export interface StageOptions {
  ollama?: FakeOllamaOptions;
  /** Nobody listens where Ollama should be, until the test calls `ollama.listen({ port: ollama.port })`. */
  isOllamaDown?: boolean;
  /** The key in `companion.json`, when it is not the companion's own. */
  token?: string;
  /** The extension has an id that no companion knows, and no `companion.json`: as one from a store. */
  isStranger?: boolean;
  /** With leave to read every site, which a person gives by a click that no test can make. */
  hasAllSites?: boolean;
  /** What the model calls each chat; empty: it can't say, and a chat goes by its first question. */
  title?: string;
  /** Further flags of the companion. */
  flags?: readonly string[];
  /** Further flags of the browser. */
  browserFlags?: readonly string[];
  /** May run in private windows too. */
  isInPrivate?: boolean;
}

/** A headless browser: no side panel, no menus; the panel is opened as a tab. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  return openBrowsers(await openWorld(options), undefined, options);
}

/** A window on a screen of its own, with a mouse and a keyboard. */
export async function openWindowStage(options: StageOptions = {}): Promise<WindowStage> {
  const world = await openWorld(options);
  const display = await createDisplay();
  onTestFinished(() => display.dispose());
  return { ...(await openBrowsers(world, display, options)), display };
}

async function openBrowsers(
  world: Awaited<ReturnType<typeof openWorld>>,
  display: Display | undefined,
  options: StageOptions,
): Promise<Stage> {
  const open = () => openBrowser(world.extension, display, options);
  const browser = await open();
  return {
    ...world,
    browser,
    async replaceBrowser() {
      await browser.dispose();
      return open();
    },
  };
}

async function openBrowser(
  extension: string,
  display: Display | undefined,
  { browserFlags = [], isInPrivate }: StageOptions,
): Promise<TestBrowser> {
  const browser = await launchBrowser(extension, display, [], browserFlags, isInPrivate);
  onTestFinished(() => browser.dispose());
  return browser;
}

export async function openWorld(options: StageOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'aside-e2e-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));

  const website = await startWebsite();
  onTestFinished(() => website.dispose());

  const ollama = createFakeOllama({ aside: entitler(options.title ?? 'A title'), ...options.ollama });
  await ollama.listen({ port: await findLastingPort() });
  onTestFinished(() => ollama.close());
  if (options.isOllamaDown) await ollama.close();

  const dataDir = join(folder, 'data');
  const companion = await startCompanionProcess({
    bundle: inject('companionBundle'),
    dataDir,
    flags: ['--upstream', ollama.url, ...(options.flags ?? [])],
  });
  onTestFinished(() => companion.stop());

  // a copy of its own: companions that run at the same time would overwrite each other's companion.json
  const extension = join(folder, 'extension');
  await cp(inject('extensionBuild'), extension, { recursive: true });
  if (options.hasAllSites) await changeManifest(extension, { host_permissions: ['http://*/*', 'https://*/*'] });
  if (options.isStranger) await giveAnotherId(extension);
  else writeCompanionFile(extension, { address: companion.address, token: options.token ?? companion.token });
  return { website, ollama, companion, dataDir, extension };
}

/** The companion asks for a title whenever a conversation has had its first answer; no test is about that here. */
function entitler(title: string): (request: FakeRequest) => FakeAnswer | undefined {
  return ({ body }) => {
    const [last] = body.messages.slice(-1);
    return last?.content.includes('Write a title for the conversation above') ? tokens([title]) : undefined;
  };
}

/** Chromium derives the id of an unpacked extension from this key. */
async function giveAnotherId(extension: string): Promise<void> {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  await changeManifest(extension, { key });
}

async function changeManifest(extension: string, values: object): Promise<void> {
  const file = join(extension, 'manifest.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...values }));
}
