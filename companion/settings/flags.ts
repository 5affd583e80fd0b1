import { DEFAULT_PORT } from '../../protocol/version.ts';
import { settingsWords } from '../../words/english/settings.ts';
import { LOG_LEVELS } from '../logging/create-log.ts';

interface Flag {
  /** What stands for the value in `--help`; none: the flag takes no value. */
  value?: string;
  /** May be given several times; its variable takes a list with commas. */
  repeatable?: true;
  /** One or two sentences for `--help`. */
  help: string;
  /** The default in words. */
  default?: string;
}

const { flags: words } = settingsWords;

/** Every flag, in the order in which `--help` lists them. Each is also a variable: see {@link variableOf}. */
export const FLAGS = {
  port: { ...words.port, default: String(DEFAULT_PORT) },
  host: words.host,
  'insecure-lan': words['insecure-lan'],
  upstream: { ...words.upstream, repeatable: true },
  parallel: { ...words.parallel, repeatable: true },
  'max-context': words['max-context'],
  transcriber: words.transcriber,
  'transcriber-model': words['transcriber-model'],
  origin: { ...words.origin, repeatable: true },
  'no-guests': words['no-guests'],
  'allow-host': { ...words['allow-host'], repeatable: true },
  'trust-proxy': { ...words['trust-proxy'], repeatable: true },
  'data-dir': words['data-dir'],
  'no-open': words['no-open'],
  'log-level': { ...words['log-level'], value: LOG_LEVELS.join('|') },
  help: words.help,
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof FLAGS;
export type ValueFlagName = Exclude<FlagName, 'help' | 'insecure-lan' | 'no-guests' | 'no-open'>;

export function isFlagName(name: string): name is FlagName {
  return Object.hasOwn(FLAGS, name);
}

export function flagOf(name: FlagName): Flag {
  return FLAGS[name];
}

/** The environment variable that says the same as a flag: `--data-dir` is `ASIDE_DATA_DIR`. */
export function variableOf(name: FlagName): string {
  return `ASIDE_${name.toUpperCase().replaceAll('-', '_')}`;
}
