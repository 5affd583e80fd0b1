import { describe, expect, it } from 'vitest';
import { explainClose } from '../../../client/connection/connection-problems.ts';
import { CLOSE_CODES, isRetryableClose } from '../../../protocol/close-codes.ts';

const endpoint = { address: '127.0.0.1:11435', origin: 'chrome-extension://abc', hasKey: true };

describe('explainClose', () => {
  it.each(Object.values(CLOSE_CODES).filter((code) => !isRetryableClose(code)))(
    'says what to do about the final code %i',
    (code) => {
      const { title, message, cure } = explainClose(code, '', endpoint);
      expect(title).not.toBe('');
      expect(message).not.toBe('');
      expect(cure).not.toBe('');
    },
  );

  it('repeats the companion’s reason, as a sentence', () => {
    expect(explainClose(4406, 'speaks aside.v2', endpoint).message).toMatch(/It said: speaks aside\.v2\.$/);
    expect(explainClose(1011, 'Broken.', endpoint).message).toMatch(/It said: Broken\.$/);
  });

  it('tells a key that is refused from one that is missing', () => {
    expect(explainClose(4401, '', endpoint).title).toContain('doesn’t know this extension’s key');
    expect(explainClose(4401, '', { ...endpoint, hasKey: false }).title).toBe('The companion wants a key');
  });

  it('gives a command that names our origin when that is refused', () => {
    expect(explainClose(4403, '', endpoint).command).toBe('npm start -- --origin chrome-extension://abc');
  });
});
