import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { dialAddress } from '../../settings/dial-address.ts';
import type { Settings } from '../../settings/settings.ts';
import { createUpstream } from '../../upstreams/kinds.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import type { CompanionLine } from '../companion/dial.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDatabase } from './check-database.ts';
import { checkExtension } from './check-extension.ts';
import { checkHistory } from './check-history.ts';
import { checkModels } from './check-models.ts';
import { checkNode } from './check-node.ts';
import { checkPort } from './check-port.ts';
import { checkTranscriber } from './check-transcriber.ts';
import { describeFindings, type Finding, ok } from './finding.ts';

/** Looks at everything that has to fit together. Changes nothing, and works whether a companion runs or not. */
export async function doctor({ settings }: CommandLine, terminal: Terminal): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const address = dialAddress(settings.host, settings.port);
  const { findings: ofFolder, token } = checkDataFolder(settings.dataDir);
  const { finding: ofPort, line } = await checkPort(address, token, VERSION, interrupt.signal);
  const folder = buildFolder();
  const findings: Finding[] = [
    checkNode(process.versions.node, manifest.engines.node),
    ...ofFolder,
    ofPort,
    ...(settings.database ? [await checkDatabase(settings.database.url)] : []),
    ...(line ? [checkHistory(line)] : []),
    ...(await findModels(settings, line, interrupt.signal)),
    await checkTranscriber(settings, interrupt.signal),
    checkOrigins(settings.origins),
    ...(folder === undefined ? [] : [checkExtension(folder, { version: VERSION, address, token })]),
  ];
  line?.close();
  terminal.output.on('error', () => {});
  terminal.output.write(describeFindings(findings));
  await terminal.flush();
  return findings.every(({ isOk }) => isOk) ? EXIT.ok : EXIT.failed;
}

/** As the companion that runs sees them, since it is the one that asks; else as one that is started now would. */
async function findModels(
  settings: Settings,
  line: CompanionLine | undefined,
  signal: AbortSignal,
): Promise<Finding[]> {
  const seen = line && (await askForModels(line));
  if (seen) return checkModels(seen.upstreams, seen.models);
  const upstreams = settings.upstreams.map((setting) => createUpstream({ slots: settings.parallel, ...setting }));
  const probes = await Promise.all(upstreams.map((upstream) => upstream.probe(signal)));
  for (const upstream of upstreams) upstream.dispose();
  return checkModels(
    probes.map(({ status }) => status),
    probes.flatMap(({ models }) => models),
  );
}

/** Undefined when the companion goes before it answers. */
async function askForModels(line: CompanionLine) {
  line.send({ type: 'models', id: 'doctor' });
  for await (const message of line.messages) if (message.type === 'models') return message;
  return undefined;
}

function checkOrigins(origins: readonly string[]): Finding {
  return ok(doctorWords.about.origins, doctorWords.origins(origins));
}

/**
 * As `npm start` and `npm run build` choose it; undefined where there is no extension to build: a container has the bundled
 * companion alone.
 */
export function buildFolder(project = resolve(import.meta.dirname, '../../..')): string | undefined {
  if (!existsSync(join(project, 'entrypoints'))) return undefined;
  return join(resolve(project, process.env.ASIDE_BUILD_DIR || '.output'), 'chrome-mv3');
}
