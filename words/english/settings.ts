/** What `--help` says of the companion's flags, and of values that can't be used. */
export const settingsWords = {
  title: 'Aside: a chat sidebar for people who run their own models.',
  usage: 'Usage: npm start -- [flags]',
  repeatable: '(repeatable)',
  fallback: (value: string, variable: string) => `Default: ${value}. Variable: ${variable}`,
  order: 'A flag comes before its variable, and both before OLLAMA_HOST and OLLAMA_NUM_PARALLEL.',
  lists: 'Variables of repeatable flags take a list with commas.',

  /** One or two sentences for each flag; `value` stands for what it takes, and `default` says that in words. */
  flags: {
    port: { value: 'number', help: 'Port to listen on; 0 takes any free one.' },
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
      help: 'Model server to ask. Kinds: ollama, openai (llama.cpp, vLLM, LM Studio). The built-in reader is always there.',
      default: 'OLLAMA_HOST, else http://127.0.0.1:11434',
    },
    parallel: {
      value: 'number',
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
      help: 'Web page or extension that may connect without a key, for example http://localhost:8000.',
      default: 'none but Aside’s own extension',
    },
    'no-guests': {
      help: 'Let nobody in without a key, not even to ask.',
      default: 'listed origins may ask without one',
    },
    'allow-host': {
      value: 'name[:port]',
      help: 'Name that this companion is reached by, beside 127.0.0.1, localhost and [::1].',
      default: 'none',
    },
    'trust-proxy': {
      value: 'address[/bits]',
      help: 'Proxy, such as nginx, that is believed about where a request came from. All it sends needs a key.',
      default: 'none',
    },
    'data-dir': { value: 'folder', help: 'Where chats, the key and the browser profile are kept.' },
    'no-open': { help: 'Do not open a browser.', default: 'a browser is opened by npm start' },
    'log-level': { help: 'How much is logged, to stderr. Never what you ask or read.', default: 'warn' },
    help: { help: 'Show this text and end.' },
  },

  cannotStart: (reasons: number) =>
    reasons === 1 ? 'Aside cannot start:' : `Aside cannot start, for ${reasons} reasons:`,
  helpExplains: 'npm start -- --help explains every flag.',

  /** What is wrong with a flag as it was written. */
  notFlag: (text: string) => `"${text}" is no flag`,
  notKnown: (flag: string) => `${flag} is not known`,
  noValue: (flag: string) => `${flag} takes no value`,
  needsValue: (flag: string) => `${flag} needs a value`,
  givenTwice: (flag: string) => `${flag} is given twice`,
  /** What is wrong with a value; `name` is that of the flag or variable. */
  mustBe: (name: string, expected: string, text: string) => `${name} must be ${expected}, and "${text}" is not`,
  namedTwice: (url: string) => `${url} is named twice`,
  parallelCount: (given: number, upstreams: number) =>
    `--parallel is given ${given} times, for ${upstreams} ${upstreams === 1 ? 'upstream' : 'upstreams'}`,
  bothSet: (variable: string, other: string) => `${variable} and ${other} are both set`,
  emptyKey: (name: string) => `${name} is empty`,
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
    switch: '1 or 0',
    upstreamKind: (kinds: readonly string[]) => `an address of a kind that is spoken (${kinds.join(', ')})`,
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
