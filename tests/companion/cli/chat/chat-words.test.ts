import { describe, expect, it } from 'vitest';
import { chatQuestion } from '../../../../companion/cli/chat/chat-question.ts';
import { chatWords } from '../../../../companion/cli/chat/chat-words.ts';
import type { CompanionMessage } from '../../../../protocol/companion-messages.ts';
import { questionText, sourcesOf } from '../../../../protocol/question-parts.ts';
import { describeEmptyAnswer } from '../../../../words/describe-empty-answer.ts';
import { inWords } from '../../../helpers/in-words.ts';

const at = { turn: '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77', seq: 1 };
const done = { type: 'done', ...at, model: 'm', usage: null } as const;

describe('words about a turn', () => {
  it.each<[CompanionMessage, string | undefined]>([
    [{ type: 'queued', ...at, position: 1 }, 'Waiting: next in line.'],
    [{ type: 'queued', ...at, position: 3 }, 'Waiting: number 3 in line.'],
    [{ type: 'queued', ...at, position: 2, waitMs: 12_400 }, 'Waiting: number 2 in line, about 12 s.'],
    [{ type: 'step', ...at, code: 'writing_summary', params: {}, index: 1, count: 3 }, 'Writing the summary (1 of 3)'],
    [
      { type: 'step', ...at, code: 'from_a_newer\u001b[2J', params: {}, index: 1, count: 0 },
      'Working (update Aside to see on what)',
    ],
    [{ type: 'token', ...at, content: 'x' }, undefined],
    [{ type: 'cancelled', ...at }, 'Stopped.'],
    [
      {
        type: 'error',
        ...at,
        code: 'model_not_found',
        params: inWords('No "\u001b[1mx".', 'Pull\nit.'),
        retryable: false,
      },
      'No "x". Pull it.',
    ],
    [{ ...done, reason: 'stop', saved: 'stored' }, undefined],
    [{ ...done, reason: 'length', saved: 'stored' }, 'The answer was cut off at the length limit.'],
    [
      {
        type: 'step',
        ...at,
        code: 'reading_part',
        params: { part: 2, parts: 47 },
        index: 2,
        count: 48,
        leftMs: 61_000,
      },
      'Reading part 2 of 47, about 61 s left',
    ],
    [
      { type: 'step', ...at, code: 'left_out_unknown', params: {}, index: 1, count: 1 },
      'Leaving out parts that need a newer companion',
    ],
    [{ type: 'snapshot', ...at, parts: [] }, 'The text so far was the model thinking. Its answer follows.'],
    [{ ...done, reason: 'repetition', saved: 'stored' }, 'The answer was stopped: the model repeated itself.'],
    [{ ...done, reason: 'length', empty: 'no_room', saved: 'stored' }, describeEmptyAnswer('no_room')],
    [{ ...done, reason: 'stop', saved: 'failed' }, 'The answer could not be saved.'],
  ])('%j are %j', (message, words) => {
    expect(chatWords(message)).toBe(words);
  });
});

describe('a question', () => {
  it.each<[string, string | undefined, string | undefined, string, string[]]>([
    ['is the argument', 'Why?', undefined, 'Why?', []],
    ['is what is piped in when there is no argument', undefined, 'Why?\n', 'Why?\n', []],
    ['goes with what is piped in', 'Why?', 'text\n', 'Why?', ['text\n']],
    ['goes alone when nothing but space is piped in', 'Why?', ' \n', 'Why?', []],
  ])('%s', (_, argument, piped, message, texts) => {
    const question = chatQuestion(argument, piped);
    expect(questionText(question)).toBe(message);
    expect(sourcesOf(question).map(({ type, text }) => [type, text])).toEqual(texts.map((text) => ['selection', text]));
  });

  it.each([
    [undefined, undefined],
    [undefined, '\n'],
    [' ', 'text'],
  ])('is missing in %j with %j', (argument, piped) => {
    expect(() => chatQuestion(argument, piped)).toThrow('There is no question.');
  });
});
