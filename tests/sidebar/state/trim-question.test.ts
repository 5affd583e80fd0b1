import { expect, it } from 'vitest';
import { trimQuestion } from '../../../sidebar/state/trim-question.ts';

it.each([
  ['    return x\n  end', '    return x\n  end'],
  ['\n \n\t\r\n  if (x)\n    y()\n\n', '  if (x)\n    y()'],
  ['\tindented', '\tindented'],
  [' \n\t ', ''],
  ['', ''],
])('keeps the indent of %j and no blank line around it', (typed, question) => {
  expect(trimQuestion(typed)).toBe(question);
});
