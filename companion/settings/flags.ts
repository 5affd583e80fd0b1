import { DEFAULT_PORT } from '../../protocol/version.ts';
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

/** Every flag, in the order in which `--help` lists them. Each is also a variable: see {@link variableOf}. */
export const FLAGS = {
  port: {
    value: 'number',
    help: 'Port to listen on; 0 takes any free one.',
    default: String(DEFAULT_PORT),
  },
  host: {
    value: 'address',
    help: 'Address to listen on. Beyond this machine every caller needs a key, and --insecure-lan is needed.',
    default: '127.0.0.1, and ::1 with it',
  },
  'insecure-lan': {
    help: 'Listen beyond this machine although plain http can be read by others on the network.',
    default: 'Aside does not start so',
  },
  upstream: {
    value: '[kind=]url',
    repeatable: true,
    help: 'Model server to ask. Kinds: ollama, openai (llama.cpp, vLLM, LM Studio). The built-in reader is always there.',
    default: 'OLLAMA_HOST, else http://127.0.0.1:11434',
  },
  parallel: {
    value: 'number',
    repeatable: true,
    help: 'Requests that each model server gets at the same time; more wait in order. Repeated: one number for each --upstream.',
    default: 'OLLAMA_NUM_PARALLEL, else 1',
  },
  'max-context': {
    value: 'tokens',
    help: 'Context that an Ollama model is asked for at most. More lets it read longer pages whole, and takes memory.',
    default: '32768, or less where the model has less',
  },
  origin: {
    value: 'origin',
    repeatable: true,
    help: 'Web page or extension that may connect without a key, for example http://localhost:8000.',
    default: "none but Aside's own extension",
  },
  'no-guests': {
    help: 'Let nobody in without a key, not even to ask.',
    default: 'listed origins may ask without one',
  },
  'allow-host': {
    value: 'name[:port]',
    repeatable: true,
    help: 'Name that this companion is reached by, beside 127.0.0.1, localhost and [::1].',
    default: 'none',
  },
  'trust-proxy': {
    value: 'address[/bits]',
    repeatable: true,
    help: 'Proxy, such as nginx, that is believed about where a request came from. All it sends needs a key.',
    default: 'none',
  },
  'data-dir': {
    value: 'folder',
    help: 'Where chats, the key and the browser profile are kept.',
  },
  'no-open': {
    help: 'Do not open a browser.',
    default: 'a browser is opened by npm start',
  },
  'log-level': {
    value: LOG_LEVELS.join('|'),
    help: 'How much is logged, to stderr. Never what you ask or read.',
    default: 'warn',
  },
  help: {
    help: 'Show this text and end.',
  },
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
