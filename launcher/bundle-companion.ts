import { join } from 'node:path';
import { build } from 'rolldown';
import { dynamicImportVarsPlugin, importGlobPlugin } from 'rolldown/experimental';
import { PROJECT_FOLDER } from './project-folder.ts';

/**
 * Bundles the companion to JavaScript, which starts several times faster than its sources, whose types would have to
 * be stripped file by file: the program, the threads that store conversations, in a folder or in PostgreSQL, read a PDF and read a file to import (`worker-file.ts`,
 * `read-pdf.ts` and `open-import.ts` look for them under these names), and what they share. Resolves with the program's file.
 */
export async function bundleCompanion(outDir: string): Promise<string> {
  await build({
    cwd: PROJECT_FOLDER,
    input: {
      main: 'companion/main.ts',
      'storage-worker': 'companion/store/sqlite/worker/storage-worker.ts',
      'postgres-worker': 'companion/store/postgres/worker/postgres-worker.ts',
      'pdf-thread': 'companion/files/pdf-thread.ts',
      'import-thread': 'companion/transfers/import/import-thread.ts',
    },
    platform: 'node',
    // The words of each language are a file of their own.
    plugins: [dynamicImportVarsPlugin(), importGlobPlugin()],
    logLevel: 'warn',
    // Neither minified nor mapped: its stack traces read well, and a source map would double the time to start.
    output: {
      dir: outDir,
      format: 'esm',
      entryFileNames: '[name].js',
      // What is shared lies beside them.
      chunkFileNames: 'shared.js',
    },
  });
  return join(outDir, 'main.js');
}
