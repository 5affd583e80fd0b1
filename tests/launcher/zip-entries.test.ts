import { expect, test } from 'vitest';
import { readZip, ZipError } from '../../launcher/zip-entries.ts';

/** `manifest.json`, deflated, and `icon/ä.txt`, stored; written by another program. */
const ZIP = Buffer.from(
  'UEsDBBQAAAAIAAAAIVymxvfFJwAAAF4AAAANAAAAbWFuaWZlc3QuanNvbqtWyk3My0xLLS6JL0stKs7Mz1OyMtZRSsvMyUktUrJSqqAAKNUC' +
    'AFBLAwQUAAAIAAAAACFcC/lDVgYAAAAGAAAACwAAAGljb24vw6QudHh0c3RvcmVkUEsBAhQDFAAAAAgAAAAhXKbG98UnAAAAXgAAAA0AAAAA' +
    'AAAAAAAAAIABAAAAAG1hbmlmZXN0Lmpzb25QSwECFAMUAAAIAAAAACFcC/lDVgYAAAAGAAAACwAAAAAAAAAAAAAAgAFSAAAAaWNvbi/DpC50' +
    'eHRQSwUGAAAAAAIAAgB0AAAAgQAAAAAA',
  'base64',
);

test('a zip is read by name, deflated or stored', () => {
  const entries = readZip(ZIP);
  expect([...entries.keys()]).toEqual(['manifest.json', 'icon/ä.txt']);
  expect(JSON.parse(entries.get('manifest.json')?.().toString() ?? '')).toMatchObject({ manifest_version: 3 });
  expect(entries.get('icon/ä.txt')?.().toString()).toBe('stored');
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('not a zip at all, however long it is')],
  ['a cut zip', ZIP.subarray(0, -1)],
])('%s is no zip', (_name, bytes) => {
  expect(() => readZip(bytes)).toThrow(ZipError);
});
