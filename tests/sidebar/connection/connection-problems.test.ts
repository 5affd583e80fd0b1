import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../components/describe-problem.ts';
import { CLOSE_CODES, isRetryableClose } from '../../../protocol/close-codes.ts';
import { NotPairedError } from '../../../sidebar/access/credentials.ts';
import {
  explainClose,
  notRunning,
  refuses,
  unusableCredentials,
} from '../../../sidebar/connection/connection-problems.ts';

const endpoint = { address: '127.0.0.1:11435', secure: false, origin: 'chrome-extension://abc', key: 'file' } as const;

describe('explainClose', () => {
  it.each(Object.values(CLOSE_CODES).filter((code) => !isRetryableClose(code)))(
    'says what to do about the final code %i',
    (code) => {
      const { title, message, cure } = describeProblem(explainClose(code, '', endpoint));
      expect(title).not.toBe('');
      expect(message).not.toBe('');
      expect(cure).not.toBe('');
    },
  );

  it('repeats the companion’s reason, as a sentence', () => {
    expect(describeProblem(explainClose(4406, 'speaks aside.v2', endpoint)).message).toMatch(
      /It said: speaks aside\.v2\.$/,
    );
    expect(describeProblem(explainClose(1011, 'Broken.', endpoint)).message).toMatch(/It said: Broken\.$/);
  });

  it('tells a key that is refused from one that is missing', () => {
    expect(describeProblem(explainClose(4401, '', endpoint)).title).toContain('doesn’t know this extension’s key');
    expect(describeProblem(explainClose(4401, '', { ...endpoint, key: 'none' })).title).toBe(
      'The companion wants a key',
    );
  });

  it.each([
    ['a key is wanted', explainClose(4401, '', { ...endpoint, key: 'none' })],
    ['the key that it was paired with is unknown', explainClose(4401, '', { ...endpoint, key: 'paired' })],
    ['that key is unknown, and the origin is not listed', refuses({ ...endpoint, key: 'paired' })],
    ['the origin is not listed', refuses({ ...endpoint, key: 'none' })],
    ['it has no key and needs one', unusableCredentials(new NotPairedError())],
    ['the address is not for it', explainClose(4403, '', endpoint)],
  ])('names pairing as the cure where %s', (_when, problem) => {
    expect(describeProblem(problem).command).toBe('npm run -s aside -- pair');
    expect(problem.pairable).toBe(true);
  });
});

describe('notRunning', () => {
  it('gives the command that starts a companion on this machine', () => {
    expect(describeProblem(notRunning(endpoint)).command).toBe('npm start');
  });

  it('has no command for another machine, and names the certificate where there is one', () => {
    const remote = { ...endpoint, address: 'aside.example.org', secure: true };
    expect(describeProblem(notRunning(remote)).command).toBe('');
    expect(describeProblem(notRunning(remote)).cure).toContain('https://aside.example.org');
    expect(describeProblem(notRunning({ ...remote, address: '127.0.0.1:8443' })).cure).toContain('certificate');
    expect(describeProblem(notRunning({ ...remote, address: '192.168.1.9:11435', secure: false })).cure).not.toContain(
      'certificate',
    );
  });
});
