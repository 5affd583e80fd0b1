import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { until } from './until.ts';

/** A folder that a browser saves to without asking. */
export interface Downloads {
  readonly folder: string;
  /** Waits for a file of this ending, whole; says its name and what is in it. */
  next(ending: string): Promise<{ name: string; text: string }>;
  dispose(): Promise<void>;
}

export async function takeDownloads(browser: Browser): Promise<Downloads> {
  const folder = await mkdtemp(join(tmpdir(), 'aside-downloads-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  return {
    folder,
    async next(ending) {
      // While it is written it has another ending.
      const name = await until(`a file ${ending} was saved`, async () =>
        (await readdir(folder)).find((file) => file.endsWith(ending)),
      );
      return { name, text: await readFile(join(folder, name), 'utf8') };
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
