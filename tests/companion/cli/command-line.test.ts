import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../companion/cli/command-line.ts';
import type { SettingsWorld } from '../../../companion/settings/parse-settings.ts';

const WORLD: SettingsWorld = {
  env: {},
  platform: 'linux',
  home: '/home/ada',
  workingDir: '/tmp',
  readKeyFile: () => ({ key: '' }),
  readConfigFile: () => ({ text: 'port = 1234\nno-guests = yes', isOpen: true }),
};

function parse(argv: string[], env: SettingsWorld['env'] = {}) {
  return parseCommandLine(argv, { ...WORLD, env });
}

function lineOf(argv: string[], env: SettingsWorld['env'] = {}) {
  const parsed = parse(argv, env);
  if (parsed?.kind !== 'command') throw new Error(JSON.stringify(parsed));
  return parsed.line;
}

describe('a command line', () => {
  it.each([[[]], [['start']], [['--port', '1']], [['constructor']]])('is about starting when it is %j', (argv) => {
    expect(parse(argv)).toBeUndefined();
  });

  it('gives the question, the flags of the command and where the companion is', () => {
    const line = lineOf(['chat', '--model', 'smollm2', 'Why?', '--temporary', '--port=4000', '--data-dir', 'here']);
    expect([line.command, line.operand]).toEqual(['chat', 'Why?']);
    expect([...line.flags]).toEqual([
      ['model', 'smollm2'],
      ['temporary', ''],
    ]);
    expect([line.settings.port, line.settings.dataDir]).toEqual([4000, '/tmp/here']);
  });

  it('takes what follows -- as it is', () => {
    expect(lineOf(['chat', '--', '--help']).operand).toBe('--help');
  });

  it('finds the companion by the variables that it was started with', () => {
    expect(lineOf(['chat', 'x'], { ASIDE_PORT: '4001' }).settings.port).toBe(4001);
  });

  it('does not refuse a question for a variable that only starting reads', () => {
    expect(lineOf(['chat', 'x'], { ASIDE_PARALLEL: 'many' }).operand).toBe('x');
  });

  it('shows servers the keys that they want, where a command asks them', () => {
    const env = {
      ASIDE_UPSTREAM: 'openai=http://gpu:8080/v1',
      ASIDE_UPSTREAM_KEY_1: 'secret',
      ASIDE_TRANSCRIBER: 'http://ear:8080',
      ASIDE_TRANSCRIBER_KEY: 'other',
    };
    const { upstreams, transcriber } = lineOf(['doctor'], env).settings;
    expect(upstreams).toMatchObject([{ url: 'http://gpu:8080/v1', key: 'secret' }]);
    expect(transcriber).toMatchObject({ url: 'http://ear:8080', key: 'other' });
    // Commands that ask the companion alone have nothing to do with them.
    expect(lineOf(['chat', 'x'], { ASIDE_UPSTREAM_KEY_1: 'no key' }).operand).toBe('x');
    expect(parse(['doctor'], { ASIDE_UPSTREAM_KEY_1: 'no key' })).toMatchObject({
      kind: 'problems',
      problems: [expect.stringContaining('ASIDE_UPSTREAM_KEY_1')],
    });
  });

  it.each<[string, string[], string[]]>([
    [
      'flags of other commands',
      ['chat', '--format', 'json', 'x'],
      ['--format is unknown', '"x" is one too many: chat takes one question'],
    ],
    ['short flags', ['chat', '-m', 'x'], ['-m is unknown']],
    ['a second question', ['chat', 'a', 'b'], ['"b" is one too many: chat takes one question']],
    ['a flag without its value', ['chat', 'a', '--model'], ['--model needs a value']],
    [
      'a value that is none of the choices',
      ['export', '--format', 'pdf'],
      ['--format must be one of json, markdown, and "pdf" is not'],
    ],
    ['a value where none belongs', ['chat', 'a', '--temporary=yes'], ['--temporary takes no value']],
    ['a flag given twice', ['chat', 'a', '--model', 'b', '--model', 'c'], ['--model is given twice']],
    ['no file to import', ['import'], ['import needs a file']],
    ['a word that doctor has no use for', ['doctor', 'please'], ['"please" is not a flag']],
    ['a wrong port', ['chat', 'a', '--port', 'x'], ['--port must be a whole number from 0 to 65535, and "x" is not']],
  ])('refuses %s', (_, argv, problems) => {
    expect(parse(argv)).toMatchObject({ kind: 'problems', problems });
  });

  it.each(['chat', 'export', 'import', 'doctor'])('explains %s rather than judging it', (command) => {
    expect(parse([command, '--port', 'x', '--help'])).toEqual({ kind: 'help', command });
  });
});
