import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');
const lines = read('deploy/Dockerfile').split('\n');

test('the image is made of what the project has, without what is secret or was built elsewhere', () => {
  const ignored = read('.dockerignore').split('\n');
  // Settings and secrets are in deploy: who changes them need not build anew.
  expect(ignored).toEqual(expect.arrayContaining(['.git', 'node_modules', '.output', 'deploy']));
  const [, script = 'none'] = /from '(\.\/launcher\/[\w-]+\.ts)'/.exec(read('deploy/Dockerfile')) ?? [];
  expect(existsSync(join(PROJECT, script))).toBe(true);
});

test('it runs as nobody in particular, on the Node that the project is made for', () => {
  expect(lines).toContain('USER node');
  const { engines } = JSON.parse(read('package.json'));
  const [major] = /\d+/.exec(engines.node) ?? [];
  expect(lines.filter((line) => line.startsWith('FROM '))).toEqual([
    `FROM node:${major}-bookworm-slim AS build`,
    `FROM node:${major}-bookworm-slim`,
  ]);
});

test('packages are installed before the sources come, so that they are not installed anew at each change', () => {
  const steps = lines.filter((line) => /^COPY (?!--from)|^RUN npm ci/.test(line)).map((line) => line.split(' --')[0]);
  expect(steps).toEqual(['COPY package.json package-lock.json ./', 'RUN npm ci', 'COPY . .']);
});

test('it starts the bundle, which looks for its page beside it', () => {
  expect(lines).toContain('COPY --from=build /built/companion /aside/companion');
  expect(lines).toContain('COPY --from=build /built/web /aside/web');
  expect(lines).toContain('ENTRYPOINT ["node", "/aside/companion/main.js"]');
});

test('its commands are found under the name that people know', () => {
  const [, script = ''] = /printf '(.*?)' > \/usr\/local\/bin\/aside/.exec(read('deploy/Dockerfile')) ?? [];
  expect(script.replaceAll('\\n', '\n')).toBe('#!/bin/sh\nexec node /aside/companion/main.js "$@"\n');
});
