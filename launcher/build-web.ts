import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { diagramScript } from './diagram-script.ts';
import { firstScript } from './first-script.ts';
import { preloadFirst } from './preload-first.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { wordsVersion } from './words-version.ts';

const TARGET = ['chrome142', 'firefox140', 'safari18.4'];

/**
 * Builds the companion's own page, which lies beside the bundled companion (`companion/web/web-folder.ts` looks for it
 * there). Resolves with its folder.
 */
export async function buildWeb(outDir: string): Promise<string> {
  await build({
    root: join(PROJECT_FOLDER, 'web'),
    configFile: false,
    publicDir: false,
    plugins: [firstScript(/start-page\.tsx$/, wordsVersion())],
    logLevel: 'warn',
    // As it is shipped, also where NODE_ENV says `test`.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: {
      outDir,
      emptyOutDir: true,
      // Its policy allows no script and no style in the page itself.
      assetsInlineLimit: 0,
      modulePreload: preloadFirst('start-page'),
      target: TARGET,
    },
  });
  await writeFile(join(outDir, 'diagram.html'), await buildDiagramPage());
  return outDir;
}

/** One file: what stands in a page of an origin of its own may load no other of ours. */
async function buildDiagramPage(): Promise<string> {
  const [{ output }] = (await build({
    root: PROJECT_FOLDER,
    configFile: false,
    publicDir: false,
    plugins: diagramScript(),
    logLevel: 'warn',
    build: {
      write: false,
      target: TARGET,
      lib: { entry: join(PROJECT_FOLDER, 'web', 'diagram-frame.ts'), formats: ['iife'], name: 'diagram' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as [Rolldown.RolldownOutput];
  const code = output[0].code.replace(/<(?=\/script|!--)/gi, '\\x3c');
  const policy = `default-src 'none'; script-src 'sha256-${hash(code)}'; style-src 'unsafe-inline'`;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Aside</title>',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `</head><body><script>${code}</script></body></html>\n`,
  ].join('');
}

function hash(code: string): string {
  return createHash('sha256').update(code).digest('base64');
}
