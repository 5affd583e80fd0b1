import { describe, expect, it } from 'vitest';
import { isYes } from '../../../../companion/cli/transfers/is-yes.ts';
import type { Catalogue } from '../../../../words/catalogue.ts';
import { folderOf } from '../../../../words/folder-of.ts';
import { LANGUAGE_CODES } from '../../../../words/languages.ts';
import { sayIn } from '../../../../words/speaking.ts';

describe.each(LANGUAGE_CODES)('in %s', async (language) => {
  const { terminal }: Pick<Catalogue, 'terminal'> = await import(`../../../../words/${folderOf(language)}/terminal.ts`);
  const { confirm, yes } = terminal.commandLine.import;
  const agrees = (answer: string) => sayIn({ language, terminal }, () => isYes(answer));

  it('the letter that the question names agrees, and so does y', () => {
    const [, letter = ''] = /\[(\S+)\/\S+\] $/.exec(confirm) ?? [];
    expect([letter, yes, ` ${yes.toUpperCase()} `, 'y', 'Yes'].map(agrees)).toEqual(Array(5).fill(true));
  });

  it('anything else does not', () => {
    const [, no = ''] = /\[\S+\/(\S+)\] $/.exec(confirm) ?? [];
    expect([no, no.toLowerCase(), 'n', 'no', '', ' ', 'yesterday'].map(agrees)).toEqual(Array(7).fill(false));
  });
});
