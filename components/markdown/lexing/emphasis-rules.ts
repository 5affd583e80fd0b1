import { CJK } from './cjk.ts';

/**
 * marked's rules for what opens and closes emphasis, with two changes. Next to a CJK character `**` and `~~` need no
 * space and no punctuation: CommonMark's rule would show the asterisks of `**注意：**请` and `**'초안'**입니다`. And only
 * two tildes strike: one stands for a range or for "about" ("8~10 hours"). The groups have marked's numbers and order:
 * 1 and 2 close, 3 and 4 open, 5 and 6 may do both.
 */
export const EMPHASIS_RULES = {
  /** What may stand before an opening delimiter that punctuation follows. */
  punctuation: new RegExp(`^((?![*_])[\\s\\p{P}\\p{S}${CJK}])`, 'u'),
  emStrongLDelim: new RegExp(
    `^(?:\\*+(?:((?!\\*)${punctuation('~')})|([^\\s*]))?)|^_+(?:((?![_~])[\\p{P}\\p{S}])|([^\\s_]))?`,
    'u',
  ),
  emStrongRDelimAst: new RegExp(`^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|${closers('\\*', '\\*+', '~')}`, 'gu'),
  delLDelim: new RegExp(`^~~(?:((?!~)${punctuation('')})|[^\\s~])`, 'u'),
  delRDelim: new RegExp(`^[^~]+(?=[^~])|${closers('~', '~~', '')}`, 'gu'),
};

/** @param letters Punctuation that counts as a letter: GFM lets a tilde stand beside emphasis. */
function punctuation(letters: string): string {
  return `(?![${CJK}${letters}])[\\p{P}\\p{S}]`;
}

function closers(mark: string, run: string, letters: string): string {
  const punct = punctuation(letters);
  const cjk = `[${CJK}]`;
  const other = letters === '' ? `(?!${cjk})[^\\s\\p{P}\\p{S}]` : `(?:(?!${cjk})[^\\s\\p{P}\\p{S}]|[${letters}])`;
  const word = `(?:${cjk}|${other})`;
  const whole = `${run}(?!${mark})`;
  return [
    `(?!${mark})${punct}(${run})(?=\\s|$)`,
    `(?:${other}(?=${whole}(?:\\s|${punct}|$))|${cjk}(?=${whole}(?:\\s|$)))(${run})`,
    `(?!${mark})(?:\\s(?=${run}${word})|${punct}(?=${run}${other}))(${run})`,
    `\\s(${run})(?!${mark})(?=${punct})`,
    `(?!${mark})(?:${punct}(?=${whole}(?:${punct}|${cjk}))|${cjk}(?=${whole}${punct}))(${run})`,
    `${word}(${run})(?=${word})`,
  ].join('|');
}
