import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMAND_NAMES, commandOf } from '../../companion/cli/commands.ts';
import { createExposureError } from '../../companion/server/exposure.ts';
import {
  FLAGS,
  type FlagName,
  isFlagName,
  isSecretName,
  nameInConfig,
  variableOf,
} from '../../companion/settings/flags.ts';

const PROJECT = join(import.meta.dirname, '../..');
const FILES = [
  'docs/beyond-this-machine.md',
  'docs/beyond-one-machine.md',
  'deploy/nginx.conf',
  'deploy/aside.service',
  'deploy/aside@.service',
  'deploy/aside.companion.plist',
];
const NAMES = Object.keys(FLAGS) as FlagName[];
/** The program's own flags, and those of its commands. */
const OWN_FLAGS = [...NAMES, ...COMMAND_NAMES.flatMap((name) => Object.keys(commandOf(name).flags))];
/** Folders that whoever deploys it makes. */
const MADE = ['deploy/secrets', 'deploy/tls'];

/** Words of these files that begin with a flag of another program. */
const FOREIGN_FLAGS = [
  ...['user', 'now', 'system', 'home-dir', 'shell', 'stop-timeout', 'init', 'build', 'no-deps', 'wait', 'volumes'],
  ...['bind', 'save', 'appendonly', 'requirepass'],
  ...['pwprompt', 'owner', 'encoding', 'template', 'format', 'dbname'],
];

test.each(FILES)('%s names flags, variables and files that there are', (file) => {
  const text = readFileSync(join(PROJECT, file), 'utf8');
  const flags = [...text.matchAll(/--([a-z][a-z-]+)/g)].map(([, name = '']) => name);
  expect(flags.filter((name) => !FOREIGN_FLAGS.includes(name) && !OWN_FLAGS.includes(name))).toEqual([]);
  const variables = [...text.matchAll(/\bASIDE_[A-Z_]+/g)].map(([name]) => name);
  expect(
    variables.filter((name) => !NAMES.map(variableOf).includes(name) && !isSecretName(nameInConfig(name))),
  ).toEqual([]);
  const settings = [...text.matchAll(/^([a-z][a-z\d-]*) = \S/gm)].map(([, name = '']) => name);
  expect(settings.filter((name) => !isFlagName(name) && !isSecretName(name))).toEqual([]);
  const paths = [...text.matchAll(/\b(?:deploy|docs|companion)\/[\w./@-]*\w/g)].map(([path]) => path);
  expect(paths.filter((path) => !MADE.includes(path) && !existsSync(join(PROJECT, path)))).toEqual([]);
});

test('what the companion says of itself names a guide that there is', () => {
  const [guide = 'none'] = /docs\/[\w-]+\.md/.exec(createExposureError('0.0.0.0').message) ?? [];
  expect(existsSync(join(PROJECT, guide))).toBe(true);
});
