import { describe, expect, it } from 'vitest';
import { problems } from '../../words/english/problems.ts';

describe('the sentences for a request without an answer', () => {
  it('say why it has none, and what to do', () => {
    expect(problems.search_failed({ why: 'no_answer' })).toEqual({
      title: 'The search failed',
      message: 'The companion didn’t answer in time.',
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
    expect(problems.file_too_large({ megabytes: 64 }).message).toBe('The file is larger than 64\u00a0MB.');
  });

  it('of an archive say to unpack it', () => {
    expect(problems.file_no_text().cure).toContain('unpack');
  });
});

const AT = { address: '127.0.0.1:11435' };
const COMMAND = { command: 'run this' };

describe('the sentences for a connection', () => {
  it.each(['', 'Full', 'Full.'])(
    'repeat what the companion said (%j) as a sentence, where it said something',
    (said) => {
      const { message } = problems.companion_failed({ said });
      expect(message).toBe(
        `An error inside the companion ended the connection.${said === '' ? '' : ' It said: Full.'}`,
      );
    },
  );

  it('give the command that pairs where pairing is the cure', () => {
    const origin = 'moz-extension://a';
    const pairing = [
      problems.extension_refused({ ...AT, ...COMMAND, origin }),
      problems.extension_forbidden({ ...AT, ...COMMAND, origin, said: '' }),
      problems.not_paired_any_more({ ...AT, ...COMMAND }),
      problems.not_paired_yet(COMMAND),
      problems.key_wanted({ ...AT, ...COMMAND }),
    ];
    for (const { cure, command } of pairing)
      expect([cure, command]).toEqual([expect.stringMatching(/^Pair /), 'run this']);
  });

  it('say to try again where nothing better is known of a key', () => {
    expect(problems.key_unreadable({ said: 'Error: no.' }).cure).toBe('Try again.');
  });
});

describe('the sentences for models', () => {
  it('name the model that can’t be asked, and else the reader that answers meanwhile', () => {
    const server = { ...AT, kind: 'ollama' };
    expect(problems.server_refuses({ ...server, chosen: 'mistral' }).cure).toMatch(/^mistral can’t be used/);
    expect(problems.server_refuses(server).cure).toMatch(/built-in reader answers/);
  });

  it('offer to get a model again only with a command for it', () => {
    expect(problems.model_gone({ model: 'm', command: '' }).cure).toBe('Choose another model.');
    expect(problems.model_gone({ model: 'm', ...COMMAND })).toMatchObject({
      cure: expect.stringMatching('get it again'),
      ...COMMAND,
    });
  });
});
