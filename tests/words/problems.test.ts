import { describe, expect, it } from 'vitest';
import { problems } from '../../words/english/problems.ts';

describe('the sentences for a request without an answer', () => {
  it('say why it has none, and what to do', () => {
    expect(problems.search_failed({ why: 'no_answer' })).toEqual({
      title: 'The search failed',
      message: 'The companion did not answer in time.',
      cure: 'Try again.',
      command: '',
    });
    expect(problems.not_renamed({ said: 'Error: no.' })).toMatchObject({ message: 'Error: no.', cure: 'Try again.' });
  });

  it('leave cause and cure to the companion where it has said them', () => {
    expect(problems.not_exported({})).toEqual({ title: 'Nothing was exported', message: '', cure: '', command: '' });
  });
});

describe('the sentences for a file', () => {
  it('say how large one may be', () => {
    expect(problems.file_too_large({ megabytes: 64 }).message).toBe('The file is larger than 64 MB.');
  });

  it('of an archive say to unpack it', () => {
    expect(problems.file_no_text().cure).toContain('Unpack');
  });
});
