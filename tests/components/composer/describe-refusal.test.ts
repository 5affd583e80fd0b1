// @vitest-environment node
import { expect, it } from 'vitest';
import { describeHint, describeRefusal } from '../../../components/composer/describe-refusal.ts';
import { refuse } from '../../../sidebar/sources/source-refusal.ts';

const name = 'report.pdf';
const locked = refuse('refused', {
  name,
  error: { code: 'file_unreadable', params: { cause: 'pdf_encrypted' } },
});
const LOCKED = '“report.pdf” can’t be attached. This PDF is locked with a password. Attach a copy without it.';

it('says why a source can’t go along, in the companion’s words and in the browser’s', () => {
  expect(describeRefusal(locked)).toBe(LOCKED);
  expect(describeRefusal(refuse('empty', { name }))).toBe('“report.pdf” can’t be attached: there is nothing in it.');
  const unreadable = refuse('tab_unreadable', { name, hint: { code: 'recording', params: {} } });
  expect(describeRefusal(unreadable)).toMatch(/^“report.pdf” can’t be attached. This tab plays audio or video\./);
});

it('says of the file beside the panel why it was refused', () => {
  expect(describeHint({ code: 'refused_file', params: { refusal: locked } })).toBe(LOCKED);
  expect(describeHint({ code: 'empty', params: {} })).toBe('There is no text on this page.');
});
