import { join } from 'node:path';
import { build } from 'vite';
import { firstScript } from './first-script.ts';
import { preloadFirst } from './preload-first.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { wordsVersion } from './words-version.ts';

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
      target: ['chrome142', 'firefox140', 'safari18.4'],
    },
  });
  return outDir;
}
