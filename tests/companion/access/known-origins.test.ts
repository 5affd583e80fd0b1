import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { KNOWN_ORIGINS, UNPACKED_EXTENSION_ID } from '../../../companion/access/known-origins.ts';
import config from '../../../wxt.config.ts';

test("the known origin is the one that the manifest's key fixes for unpacked builds", async () => {
  if (typeof config.manifest !== 'function') throw new Error('the manifest depends on the build');
  const { key } = await config.manifest({
    browser: 'chrome',
    command: 'build',
    manifestVersion: 3,
    mode: 'production',
  });
  const digest = createHash('sha256')
    .update(Buffer.from(key ?? '', 'base64'))
    .digest('hex')
    .slice(0, 32);
  const id = [...digest].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
  expect(UNPACKED_EXTENSION_ID).toBe(id);
  expect(KNOWN_ORIGINS).toEqual([`chrome-extension://${id}`]);
});
