import { DEFAULT_PORT } from '../../protocol/version.ts';
import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { LOG_LEVELS } from '../logging/create-log.ts';

interface FlagFacts {
  /** May be given several times; its variable takes a list with commas. */
  repeatable?: true;
  /** What it takes, where that is no word. */
  value?: string;
  /** The default, where that is no word. */
  default?: string;
}

interface Flag extends FlagFacts {
  /** What stands for the value in `--help`; none: the flag takes no value. */
  value?: string;
  /** One or two sentences for `--help`. */
  help: string;
  /** The default in words. */
  default?: string;
}

/** Every flag, in the order in which `--help` lists them. Each is also a variable: see {@link variableOf}. */
export const FLAGS = {
  port: { default: String(DEFAULT_PORT) },
  host: {},
  'insecure-lan': {},
  upstream: { repeatable: true },
  parallel: { repeatable: true },
  'max-context': {},
  transcriber: {},
  'transcriber-model': {},
  origin: { repeatable: true },
  'no-guests': {},
  people: {},
  'allow-host': { repeatable: true },
  'trust-proxy': { repeatable: true },
  database: {},
  'blob-folder': {},
  'data-dir': {},
  redis: {},
  drain: { default: '0' },
  metrics: {},
  config: {},
  'no-open': {},
  'log-level': { value: LOG_LEVELS.join('|') },
  help: {},
} as const satisfies Record<string, FlagFacts>;

export type FlagName = keyof typeof FLAGS;
export type ValueFlagName = Exclude<FlagName, 'help' | 'insecure-lan' | 'no-guests' | 'no-open' | 'people'>;

export function isFlagName(name: string): name is FlagName {
  return Object.hasOwn(FLAGS, name);
}

/** Its facts, and its words in the language that is spoken. */
export function flagOf(name: FlagName): Flag {
  return { ...settingsWords.flags[name], ...FLAGS[name] };
}

/**
 * What is a variable, or a line of the file, and never an argument, since every user of the machine can read those: keys of
 * servers, and the files that they stand in. By the flag that each belongs to, as in the file.
 */
export const SECRETS: Partial<Record<FlagName, RegExp>> = {
  upstream: /^upstream-key(-file)?-\d+$/,
  transcriber: /^transcriber-key(-file)?$/,
  database: /^database-file$/,
  redis: /^redis-file$/,
  metrics: /^metrics-key(-file)?$/,
};

export function isSecretName(name: string): boolean {
  return Object.values(SECRETS).some((names) => names.test(name));
}

/** A variable's name in the file: `ASIDE_UPSTREAM_KEY_1` is `upstream-key-1`. */
export function nameInConfig(variable: string): string {
  return variable
    .replace(/^ASIDE_/, '')
    .toLowerCase()
    .replaceAll('_', '-');
}

/** The environment variable that says the same as a flag: `--data-dir` is `ASIDE_DATA_DIR`. */
export function variableOf(name: FlagName): string {
  return `ASIDE_${name.toUpperCase().replaceAll('-', '_')}`;
}
