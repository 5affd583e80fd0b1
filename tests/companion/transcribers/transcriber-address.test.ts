import { expect, test } from 'vitest';
import { modelsPath, recordingPaths } from '../../../companion/transcribers/transcriber-address.ts';
import { parseHttpAddress } from '../../../companion/upstreams/http-address.ts';

test.each([
  ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['https://gpu.lan/v1/', 'https://gpu.lan/v1'],
  ['http://key@host', undefined],
  ['http://host/?key=1', undefined],
  ['ftp://host', undefined],
  ['http://', undefined],
])('the address %s is kept as %s', (text, address) => {
  expect(parseHttpAddress(text)).toBe(address);
});

test.each([
  ['/', ['/v1/audio/transcriptions', '/inference']],
  ['/inference', ['/inference']],
  ['/v1', ['/v1/audio/transcriptions']],
  ['/openai/v1/audio/transcriptions/', ['/openai/v1/audio/transcriptions']],
])('below %s recordings go to %j', (pathname, paths) => {
  expect(recordingPaths(pathname)).toEqual(paths);
});

test('models are listed beside OpenAI’s path, and nowhere beside whisper.cpp’s', () => {
  expect([modelsPath('/v1/audio/transcriptions'), modelsPath('/inference')]).toEqual(['/v1/models', undefined]);
});
