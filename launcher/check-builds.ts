/** The last part of `npm run check`: what would be shipped, and how large it is. What was checked goes to `.output/check`. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readWebFiles } from '../companion/web/web-files.ts';
import { buildExtension } from './build-extension.ts';
import { buildWeb } from './build-web.ts';
import { CITING_FILE } from './citing-file.ts';
import { COMPANION_FILE } from './companion-file.ts';
import { collect, earlyScriptBytes, initialScriptBytes } from './initial-script-bytes.ts';
import { INJECTED_SCRIPTS } from './injected-scripts.ts';
import { measureWords } from './measure-words.ts';
import { packedBytes } from './packed-bytes.ts';
import { placeFolder } from './place-folder.ts';
import { OUTPUT_FOLDER, PROJECT_FOLDER } from './project-folder.ts';
import { withStagingFolder } from './staging-folder.ts';
import { readZip } from './zip-entries.ts';

const BROWSERS = ['chrome', 'firefox'] as const;
/** With the words of one language. */
const MAX_PANEL_SCRIPT_BYTES = 150_000;
/** What the panel's page imports statically. */
const MAX_EARLY_SCRIPT_BYTES = 5_000;
/** Without the words and the diagrams, which have limits of their own: nothing else grows into what they save. */
const MAX_ZIP_BYTES = 580_000;
/** What draws diagrams, packed: loaded by a click into a frame of its own, so it has a limit of its own. */
const MAX_DIAGRAM_BYTES = 760_000;
/** One language, packed. */
const MAX_LANGUAGE_BYTES = 40_000;
/** What every language loads beside its words: with more of it one language would load another, or the panel. */
const MAX_SHARED_WORDS_BYTES = 3_000;
/** What citations need beside the panel or the card: the card must not load the panel for it. */
const MAX_CITING_BYTES = 8_000;
const SECRET_FILES = [COMPANION_FILE, 'local.key'];

const failures: string[] = [];

function report(holds: boolean, what: string): void {
  process.stdout.write(`${holds ? 'ok  ' : 'FAIL'} ${what}\n`);
  if (!holds) failures.push(what);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function checkPanel(folder: string, browser: string): void {
  const bytes = initialScriptBytes(folder, 'sidepanel.html');
  report(
    bytes > 0 && bytes <= MAX_PANEL_SCRIPT_BYTES,
    `${browser}: the panel's first JavaScript is ${kilobytes(bytes)} (at most ${kilobytes(MAX_PANEL_SCRIPT_BYTES)})`,
  );
}

/** What runs beside the bare document's first frame: the rest lets that frame go first. */
function checkEarly(folder: string, browser: string): void {
  const bytes = earlyScriptBytes(folder, 'sidepanel.html');
  report(
    bytes > 0 && bytes <= MAX_EARLY_SCRIPT_BYTES,
    `${browser}: the script beside the panel's first frame is ${kilobytes(bytes)} (at most ${kilobytes(MAX_EARLY_SCRIPT_BYTES)})`,
  );
}

/** What runs in pages is read there each time. */
function checkInjected(folder: string, browser: string): void {
  for (const [name, maxBytes] of INJECTED_SCRIPTS) {
    const { size } = statSync(join(folder, name));
    report(size <= maxBytes, `${browser}: ${name} is ${kilobytes(size)} (at most ${kilobytes(maxBytes)})`);
  }
}

/** What the card loads once an answer has passages, with all that it imports. */
function checkCiting(folder: string, browser: string): void {
  const files = new Set<string>();
  collect(folder, CITING_FILE, files);
  const bytes = [...files].reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  report(
    bytes <= MAX_CITING_BYTES,
    `${browser}: ${CITING_FILE} is ${kilobytes(bytes)} (at most ${kilobytes(MAX_CITING_BYTES)})`,
  );
}

/** The companion's own page: its policy forbids what stands in the page itself, and knows no other kinds of files. */
function checkWeb(folder: string): void {
  const bytes = initialScriptBytes(folder, 'index.html');
  report(
    bytes > 0 && bytes <= MAX_PANEL_SCRIPT_BYTES,
    `web: the page's first JavaScript is ${kilobytes(bytes)} (at most ${kilobytes(MAX_PANEL_SCRIPT_BYTES)})`,
  );
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  report(
    !/<style|<script(?![^>]* src=)|\s(?:style|on\w+)=/i.test(page),
    'web: no script and no style is in the page itself',
  );
  const files = readWebFiles(folder);
  const built = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const known = [...files.values()].filter(({ type }) => type !== 'application/octet-stream');
  report(known.length === built.length, `web: the companion serves all ${built.length} files that were built`);
}

/** Says how many bytes all languages are in the zip. */
function checkWords(folder: string, browser: string): number {
  const { packed, shared } = measureWords(folder);
  for (const [code, bytes] of packed) {
    const most = kilobytes(MAX_LANGUAGE_BYTES);
    report(
      bytes <= MAX_LANGUAGE_BYTES,
      `${browser}: the language ${code} is ${kilobytes(bytes)} packed (at most ${most})`,
    );
  }
  report(
    shared <= MAX_SHARED_WORDS_BYTES,
    `${browser}: languages share ${kilobytes(shared)} (at most ${kilobytes(MAX_SHARED_WORDS_BYTES)})`,
  );
  return [...packed.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** Says how many bytes what draws diagrams is in the zip. */
function checkDiagrams(folder: string, file: string, browser: string): number {
  const bytes = packedBytes(folder, file);
  const most = kilobytes(MAX_DIAGRAM_BYTES);
  report(bytes <= MAX_DIAGRAM_BYTES, `${browser}: ${file} is ${kilobytes(bytes)} packed (at most ${most})`);
  return bytes;
}

function checkZip(builds: string, browser: string, wordsBytes: number, diagramBytes: number): void {
  const name = readdirSync(builds).find((file) => file.endsWith(`-${browser}.zip`));
  if (!name) {
    report(false, `${browser}: a zip was written`);
    return;
  }
  const zip = readFileSync(join(builds, name));
  const entries = readZip(zip);
  const rest = zip.length - wordsBytes - diagramBytes;
  const manifest = JSON.parse(entries.get('manifest.json')?.().toString('utf8') ?? '{}');
  report(
    rest <= MAX_ZIP_BYTES,
    `${browser}: the zip is ${kilobytes(rest)} (at most ${kilobytes(MAX_ZIP_BYTES)}), ${kilobytes(wordsBytes)} of words and ${kilobytes(diagramBytes)} for diagrams`,
  );
  report(manifest.manifest_version === 3, `${browser}: the zip has a manifest of version 3`);
  report(!('key' in manifest), `${browser}: the store's zip fixes no id`);
}

/** Firefox's build writes the sources too, which the store asks for. */
function checkSecrets(builds: string): void {
  for (const name of readdirSync(builds).filter((file) => file.endsWith('.zip'))) {
    const files = [...readZip(readFileSync(join(builds, name))).keys()];
    report(!files.some((file) => SECRET_FILES.includes(basename(file))), `${name}: no key is in it`);
  }
}

function lintFirefox(builds: string): void {
  const program = join(PROJECT_FOLDER, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const args = [program, 'lint', '--source-dir', join(builds, 'firefox-mv3'), '--no-config-discovery'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) process.stdout.write(`${stdout}${stderr}\n`);
  report(status === 0, 'firefox: web-ext lint finds no error');
}

await withStagingFolder(
  { outDir: OUTPUT_FOLDER, say: (line) => void process.stdout.write(`${line}\n`) },
  async (staging) => {
    const builds = join(staging, 'check');
    for (const browser of BROWSERS) {
      const folder = await buildExtension({ browser, outDir: builds, command: 'zip', isForStore: true });
      checkPanel(folder, browser);
      checkEarly(folder, browser);
      checkInjected(folder, browser);
      checkCiting(folder, browser);
      const diagramBytes = checkDiagrams(folder, 'diagram-frame.js', browser);
      checkZip(builds, browser, checkWords(folder, browser), diagramBytes);
    }
    const web = await buildWeb(join(builds, 'web'));
    checkWeb(web);
    checkWords(web, 'web');
    checkDiagrams(web, 'diagram.html', 'web');
    checkSecrets(builds);
    lintFirefox(builds);
    placeFolder(builds, join(OUTPUT_FOLDER, 'check'));
  },
);
process.exitCode = failures.length === 0 ? 0 : 1;
