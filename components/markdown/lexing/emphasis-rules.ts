import { UNSPACED } from './unspaced.ts';

/** A letter of a script without capitals, or another character of a script without spaces. */
const FREE = `${UNSPACED}\\p{Lo}\\p{M}`;

/**
 * marked's rules for what opens and closes emphasis, with two changes. Next to a character of a script without spaces, or
 * whose particles join the next word (as in Arabic and Hebrew), `**` and `~~` need no space and no punctuation:
 * CommonMark's rule would show the asterisks of `**注意：**请`, `**'초안'**입니다` and `و**«كذا»**`. And only two tildes
 * strike: one stands for a range or for "about" ("8~10 hours"). The groups have marked's numbers and order: 1 and 2 close,
 * 3 and 4 open, 5 and 6 may do both.
 */
export const EMPHASIS_RULES = {
  /** What may stand before an opening delimiter that punctuation follows. */
  punctuation: new RegExp(`^((?![*_])[\\s\\p{P}\\p{S}${FREE}])`, 'u'),
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
  return `(?![${FREE}${letters}])[\\p{P}\\p{S}]`;
}

function closers(mark: string, run: string, letters: string): string {
  const punct = punctuation(letters);
  const free = `[${FREE}]`;
  const other = letters === '' ? `(?!${free})[^\\s\\p{P}\\p{S}]` : `(?:(?!${free})[^\\s\\p{P}\\p{S}]|[${letters}])`;
  const word = `(?:${free}|${other})`;
  const whole = `${run}(?!${mark})`;
  return [
    `(?!${mark})${punct}(${run})(?=\\s|$)`,
    `(?:${other}(?=${whole}(?:\\s|${punct}|$))|${free}(?=${whole}(?:\\s|$)))(${run})`,
    `(?!${mark})(?:\\s(?=${run}${word})|${punct}(?=${run}${other}))(${run})`,
    `\\s(${run})(?!${mark})(?=${punct})`,
    `(?!${mark})(?:${punct}(?=${whole}(?:${punct}|${free}))|${free}(?=${whole}${punct}))(${run})`,
    `${word}(${run})(?=${word})`,
  ].join('|');
}
