import { resolve } from 'node:path';
import { DEFAULT_PORT } from '../../protocol/version.ts';
import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { isLoopback } from '../access/addresses/loopback.ts';
import { DEFAULT_MAX_CONTEXT } from '../upstreams/ollama/ollama-upstream.ts';
import { dataFolder } from './data-folder.ts';
import { type FlagName, nameInConfig, type ValueFlagName, variableOf } from './flags.ts';
import { parseOllamaSetting, parseUpstream } from './parse-upstream.ts';
import {
  holdsPassword,
  isRedisAddress,
  type Parsed,
  parseAllowedHost,
  parseDatabase,
  parseDrain,
  parseListenHost,
  parseLogLevel,
  parseMaxContext,
  parseMetrics,
  parseModelName,
  parseOrigin,
  parseParallel,
  parsePort,
  parseSwitch,
  parseTranscriber,
  parseTrustedProxy,
  withoutSecrets,
} from './parse-values.ts';
import { readArguments } from './read-arguments.ts';
import { type Config, type ConfigFile, type ConfigValue, readConfig } from './read-config.ts';
import type { KeyFile } from './read-key-file.ts';
import type { Settings, UpstreamSetting } from './settings.ts';

const DEFAULT_UPSTREAM: UpstreamSetting = { kind: 'ollama', url: 'http://127.0.0.1:11434' };

/** What settings depend on beside the command line. */
export interface SettingsWorld {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The user's home folder. */
  home: string;
  /** The folder that a relative path starts from. */
  workingDir: string;
  readKeyFile(path: string): KeyFile;
  readConfigFile(path: string): ConfigFile;
}

export type ParsedSettings =
  | { kind: 'settings'; settings: Settings }
  /** `dataDir` is this user's default. */
  | { kind: 'help'; dataDir: string }
  /** Every mistake, not only the first; each one line. */
  | { kind: 'problems'; problems: string[] };

/** A value as it was given, and by what name to call it in a problem. */
interface Given extends ConfigValue {
  /** Values with commas between them. */
  isList?: boolean;
}

/** Flag before `ASIDE_*` before the file before `OLLAMA_*` before default. */
export function parseSettings(argv: readonly string[], world: SettingsWorld): ParsedSettings {
  const { env } = world;
  const problems: string[] = [];
  const flags = readArguments(argv, problems);
  const defaultDataDir = dataFolder(world.platform, env, world.home);
  if (flags.has('help')) return { kind: 'help', dataDir: defaultDataDir };

  function given(name: ValueFlagName): readonly Given[] {
    const values = flags.get(name);
    if (values) return values.map((text) => ({ text, by: `--${name}` }));
    return fromVariableOrFile(variableOf(name));
  }
  function fromVariableOrFile(variable: string): readonly Given[] {
    const values = fromVariable(variable);
    return values.length > 0 ? values : (config.get(nameInConfig(variable)) ?? []);
  }
  function fromVariable(variable: string): Given[] {
    // A variable that is set to nothing is how shells and service files unset one.
    const text = env[variable]?.trim();
    return text ? [{ text, by: variable, isList: true }] : [];
  }
  function understand<T>({ text, by }: Given, parse: (text: string) => Parsed<T>): T[] {
    const parsed = parse(text);
    if ('value' in parsed) return [parsed.value];
    problems.push(settingsWords.mustBe(by, parsed.expected, withoutSecrets(text)));
    return [];
  }
  function one<T>(values: readonly Given[], parse: (text: string) => Parsed<T>, fallback: T): T {
    return values.slice(0, 1).flatMap((value) => understand(value, parse))[0] ?? fallback;
  }
  function many<T>(values: readonly Given[], parse: (text: string) => Parsed<T>): T[] {
    return values.flatMap(splitList).flatMap((value) => understand(value, parse));
  }

  function isOn(name: Exclude<FlagName, ValueFlagName | 'help'>): boolean {
    return flags.has(name) || one(fromVariableOrFile(variableOf(name)), parseSwitch, false);
  }

  const configFile = flags.get('config')?.[0] ?? env[variableOf('config')]?.trim();
  const configPath = configFile ? resolve(world.workingDir, configFile) : undefined;
  const config: Config = configPath ? readConfig(configPath, world.readConfigFile(configPath), problems) : new Map();

  // In the order in which the help names them, as problems are told.
  const port = one(given('port'), parsePort, DEFAULT_PORT);
  const host = one(given('host'), parseListenHost, '127.0.0.1');
  const upstreamsGiven = given('upstream');
  const parallelGiven = given('parallel');
  // Ollama reads 0 as "decide yourself", and decides for one.
  const ollamaParallel = fromVariable('OLLAMA_NUM_PARALLEL').filter(({ text }) => text !== '0');
  const upstreams =
    upstreamsGiven.length > 0
      ? many(upstreamsGiven, parseUpstream)
      : [one(fromVariable('OLLAMA_HOST'), parseOllamaSetting, DEFAULT_UPSTREAM)];
  for (const url of repeated(upstreams.map((upstream) => upstream.url))) problems.push(settingsWords.namedTwice(url));

  const parallel = many(parallelGiven.length > 0 ? parallelGiven : ollamaParallel, parseParallel);
  if (parallel.length > 1 && parallel.length !== upstreams.length) {
    problems.push(settingsWords.parallelCount(parallel.length, upstreams.length));
  }

  /** Secrets come from the environment or a file: arguments can be read by every user of the machine. */
  function secret(variable: string, fileVariable: string): { text: string; by: string } | undefined {
    const isInVariable = [variable, fileVariable].some((each) => fromVariable(each).length > 0);
    const [given, named] = [variable, fileVariable].map(
      (each) => (isInVariable ? fromVariable(each) : fromVariableOrFile(each))[0],
    );
    if (given && named) problems.push(settingsWords.bothSet(given.by, named.by));
    if (!given && !named) return undefined;
    const path = named ? resolve(world.workingDir, named.text) : '';
    const found = named ? world.readKeyFile(path) : { key: given?.text ?? '' };
    const by = named ? `${named.by} (${path})` : (given?.by ?? '');
    if ('problem' in found) problems.push(settingsWords.keyFile(by, found.problem));
    else if (/^[\x21-\x7e]+$/.test(found.key)) return { text: found.key, by };
    else problems.push(found.key === '' ? settingsWords.emptyKey(by) : settingsWords.oddKey(by));
    return undefined;
  }

  function withKey(variable: string, fileVariable: string): Pick<UpstreamSetting, 'key'> {
    const found = secret(variable, fileVariable);
    return found ? { key: found.text } : {};
  }

  /** Never repeated in a problem: there may be a password in it. */
  function redis(): Pick<Settings, 'redis'> {
    const variable = variableOf('redis');
    const argument = flags.get('redis')?.[0];
    const found = argument === undefined ? secret(variable, `${variable}_FILE`) : { text: argument, by: '--redis' };
    if (found === undefined) return {};
    if (!isRedisAddress(found.text)) problems.push(settingsWords.badRedis(found.by));
    else if (argument !== undefined && new URL(argument).password !== '')
      problems.push(settingsWords.seenPassword(variable));
    return { redis: found.text };
  }

  /** Its address may hold a password, which is no one's to read: only what an argument says is told again. */
  function database(): Pick<Settings, 'database'> {
    const flag = flags.get('database')?.[0];
    const kept = flag === undefined ? secret('ASIDE_DATABASE', 'ASIDE_DATABASE_FILE') : undefined;
    const url = flag ?? kept?.text;
    const [blobFolder] = given('blob-folder').map(({ text }) => resolve(world.workingDir, text));
    if (url === undefined) {
      if (blobFolder !== undefined) problems.push(settingsWords.needsDatabase('--blob-folder'));
      return {};
    }
    const parsed = parseDatabase(url);
    const by = kept?.by ?? '--database';
    if ('expected' in parsed) {
      problems.push(settingsWords.mustBe(by, parsed.expected, flag === undefined ? '…' : withoutSecrets(flag)));
      return {};
    }
    if (flag !== undefined && holdsPassword(flag)) problems.push(settingsWords.passwordShown(by));
    return { database: { url, ...(blobFolder !== undefined && { blobFolder }) } };
  }

  function transcriber(): Pick<Settings, 'transcriber'> {
    const chosen = one<string | undefined>(given('transcriber'), parseTranscriber, undefined);
    const model = one<string | undefined>(given('transcriber-model'), parseModelName, undefined);
    const key = withKey('ASIDE_TRANSCRIBER_KEY', 'ASIDE_TRANSCRIBER_KEY_FILE');
    if (chosen === undefined || chosen === 'off') return chosen === undefined ? {} : { transcriber: chosen };
    return { transcriber: { url: chosen, ...(model !== undefined && { model }), ...key } };
  }

  function metrics(): Pick<Settings, 'metrics'> {
    const [asked] = given('metrics');
    const key = withKey('ASIDE_METRICS_KEY', 'ASIDE_METRICS_KEY_FILE');
    const where = asked && understand(asked, parseMetrics)[0];
    if (!where) return {};
    if (where.listen && !isLoopback(where.listen.host) && key.key === undefined) {
      problems.push(settingsWords.metricsNeedKey(asked.by, 'ASIDE_METRICS_KEY', 'ASIDE_METRICS_KEY_FILE'));
    }
    return { metrics: { ...where, ...key } };
  }

  const settings: Settings = {
    port,
    host,
    insecureLan: isOn('insecure-lan'),
    upstreams: upstreams.map((each, index) => ({
      ...each,
      ...(parallel.length > 1 && { slots: parallel[index] ?? 1 }),
      ...withKey(`ASIDE_UPSTREAM_KEY_${index + 1}`, `ASIDE_UPSTREAM_KEY_FILE_${index + 1}`),
    })),
    parallel: parallel[0] ?? 1,
    maxContext: one(given('max-context'), parseMaxContext, DEFAULT_MAX_CONTEXT),
    ...transcriber(),
    origins: many(given('origin'), parseOrigin),
    guests: !isOn('no-guests'),
    people: isOn('people'),
    allowHosts: many(given('allow-host'), parseAllowedHost),
    trustProxies: many(given('trust-proxy'), parseTrustedProxy),
    ...database(),
    dataDir: one(given('data-dir'), (text) => ({ value: resolve(world.workingDir, text) }), defaultDataDir),
    ...redis(),
    drainMs: 1_000 * one(given('drain'), parseDrain, 0),
    ...metrics(),
    open: !isOn('no-open'),
    logLevel: one(given('log-level'), parseLogLevel, 'warn'),
  };
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'settings', settings };
}

/** A variable holds a list with commas; a flag is repeated instead, on the command line and in the file. */
function splitList(given: Given): Given[] {
  if (!given.isList) return [given];
  const parts = given.text.split(',').map((text) => text.trim());
  return parts.filter((text) => text !== '').map((text) => ({ text, by: given.by }));
}

function repeated(values: string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

/** Problems as one message for a terminal. */
export function describeProblems(problems: readonly string[]): string {
  const lines = problems.map((problem) => `  ${problem}`);
  return [settingsWords.cannotStart(problems.length), ...lines, settingsWords.helpExplains, ''].join('\n');
}
