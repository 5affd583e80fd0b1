/** What `--help` says of the companion's flags, and of values that can't be used. */
export const settingsWords = {
  title: 'Aside: a chat sidebar for people who run their own models.',
  usage: 'Usage: npm start -- [flags]',
  repeatable: '(repeatable)',
  fallback: (value: string, variable: string) => `Default: ${value}. Variable: ${variable}`,
  order:
    'A flag overrides its variable, a variable overrides the file of --config, and all three override OLLAMA_HOST and OLLAMA_NUM_PARALLEL.',
  lists: 'Variables of repeatable flags take a comma-separated list.',

  /** One or two sentences for each flag; `value` stands for what it takes, and `default` says that in words. */
  flags: {
    port: { value: 'number', help: 'Port to listen on; 0 takes any free one.' },
    host: {
      value: 'address',
      help: 'Address to listen on. Beyond this machine every caller needs a key, and --insecure-lan is needed.',
      default: '127.0.0.1, and ::1 with it',
    },
    'insecure-lan': {
      help: 'Listen beyond this machine, although others on the network can read plain http.',
      default: 'Aside doesn’t start then',
    },
    upstream: {
      value: '[kind=]url',
      help: 'Model server to ask. Kinds: ollama, openai (llama.cpp, vLLM, LM Studio). The built-in reader is always there.',
      default: 'OLLAMA_HOST, else http://127.0.0.1:11434',
    },
    parallel: {
      value: 'number',
      help: 'Requests that each model server gets at the same time; the rest wait in order. Repeated: one number for each --upstream.',
      default: 'OLLAMA_NUM_PARALLEL, else 1',
    },
    'max-context': {
      value: 'tokens',
      help: 'Largest context to ask an Ollama model for. More lets it read longer pages whole, but takes more memory.',
      default: '32768, or less where the model has less',
    },
    transcriber: {
      value: 'url|off',
      help: 'Server that turns speech into text, as whisper.cpp and OpenAI do (/v1/audio/transcriptions).',
      default: 'whisper.cpp or speaches on their own ports here, else an Ollama model that can hear',
    },
    'transcriber-model': {
      value: 'name',
      help: 'Model that the transcriber should use.',
      default: 'the one that the transcriber lists for speech',
    },
    origin: {
      value: 'origin',
      help: 'Web page or extension that may connect without a key, for example http://localhost:8000.',
      default: 'none but Aside’s own extension',
    },
    'no-guests': {
      help: 'Require a key from everyone, even to ask.',
      default: 'listed origins may ask without one',
    },
    people: {
      help: 'Let several people use this companion, each with chats of their own. The people command invites them. Everybody needs a key then.',
      default: 'only one person uses it',
    },
    'allow-host': {
      value: 'name[:port]',
      help: 'Name by which this companion can be reached, besides 127.0.0.1, localhost and [::1].',
      default: 'none',
    },
    'trust-proxy': {
      value: 'address[/bits]',
      help: 'Proxy, such as nginx, that is trusted to say where a request came from. Everything it sends needs a key.',
      default: 'none',
    },
    database: {
      value: 'url',
      help: 'PostgreSQL database for the chats, which several companions can share. Its password goes into ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD or .pgpass.',
      default: 'chats are kept in the data folder',
    },
    'blob-folder': {
      value: 'folder',
      help: 'Folder for pages, files and images, which all companions share. Needs --database.',
      default: 'they are kept in the database',
    },
    'data-dir': { value: 'folder', help: 'Where chats, the key and the browser profile are kept.' },
    redis: {
      value: 'url',
      help: 'Redis that several companions share, so that they act as one. Its password goes into ASIDE_REDIS, or into a file that ASIDE_REDIS_FILE names.',
      default: 'this companion is the only one',
    },
    drain: {
      value: 'seconds',
      help: 'Seconds that answers have to finish after SIGTERM, while no new questions are taken. 0: they are interrupted at once.',
    },
    metrics: {
      value: 'on|[address:]port',
      help: 'Serve metrics for Prometheus at /metrics: on a port of their own, or with “on” on the companion’s own port, with a key.',
      default: 'none',
    },
    config: {
      value: 'file',
      help: 'File with one setting on each line: name = value, with the names of the flags.',
      default: 'none',
    },
    'no-open': { help: 'Don’t open a browser.', default: 'a browser is opened by npm start' },
    'log-level': { help: 'How much to log to stderr. What you ask and read is never logged.', default: 'warn' },
    help: { help: 'Show this help and exit.' },
  },

  cannotStart: (reasons: number) =>
    reasons === 1 ? 'Aside can’t start:' : `Aside can’t start, for ${reasons} reasons:`,
  helpExplains: 'Run npm start -- --help for an explanation of every flag.',

  /** What is wrong with a flag as it was written. */
  notFlag: (text: string) => `"${text}" is not a flag`,
  notKnown: (flag: string) => `${flag} is unknown`,
  noValue: (flag: string) => `${flag} takes no value`,
  needsValue: (flag: string) => `${flag} needs a value`,
  givenTwice: (flag: string) => `${flag} is given twice`,
  /** What is wrong with a value; `name` is that of the flag or variable. */
  mustBe: (name: string, expected: string, text: string) => `${name} must be ${expected}, and "${text}" is not`,
  passwordShown: (flag: string) => `${flag} holds a password, which every user of this machine can read there`,
  needsDatabase: (flag: string) => `${flag} needs --database`,
  namedTwice: (url: string) => `${url} is named twice`,
  parallelCount: (given: number, upstreams: number) =>
    `--parallel is given ${given} times, for ${upstreams} ${upstreams === 1 ? 'upstream' : 'upstreams'}`,
  notSetting: (where: string) => `${where} is not a setting (name = value)`,
  metricsNeedKey: (name: string, variable: string, other: string) =>
    `${name} reaches beyond this machine, and needs ${variable} or ${other}`,
  bothSet: (variable: string, other: string) => `${variable} and ${other} are both set`,
  emptyKey: (name: string) => `${name} is empty`,
  badRedis: (name: string) => `${name} must be a Redis address, for example redis://127.0.0.1:6379`,
  seenPassword: (variable: string) =>
    `--redis has a password, which every user of this machine can see there. Put the address into ${variable}, or into a file that ${variable}_FILE names`,
  oddKey: (name: string) => `${name} has characters that no key has`,
  /** What is wrong with the file of a key. */
  keyFile: (name: string, problem: string) => `${name} ${problem}`,

  /** What a value must be, after its name. */
  expected: {
    oneOf: (choices: readonly string[]) => `one of ${choices.join(', ')}`,
    wholeNumber: (min: number, max: number) => `a whole number from ${min} to ${max}`,
    dialable: 'an address that browsers can dial, which link-local ones (fe80::) are not',
    host: 'an IP address or host name without a port',
    addressRange: 'an IP address or a range of them, for example 127.0.0.1 or 10.0.0.0/8',
    hostName: 'a host name as the address bar shows it, for example aside.example.org or mybox:11435',
    origin: 'one origin, for example http://localhost:8000 or chrome-extension://<id>',
    database: 'an address that begins with postgres://',
    switch: '1 or 0',
    upstreamKind: (kinds: readonly string[]) => `an address of a known kind (${kinds.join(', ')})`,
    metrics: 'on, a port, or an address with a port, for example 9464 or 10.0.0.5:9464',
    modelName: 'a name without blanks, for example whisper-1',
    httpAddress: (example: string) => `an http address, for example ${example}`,
  },

  /** What is wrong with a key file, after its name. */
  file: {
    notReadable: (code: string | undefined) => `can’t be read (${code})`,
    notFile: 'is not a file',
    open: (path: string) => `can be read by other users. Run chmod 600 ${path}`,
    tooLong: 'is too long to be a key',
  },
};
