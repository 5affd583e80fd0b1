import { doctorWords } from '../../../words/spoken-on-terminal.ts';

/** One line of the doctor's report. */
export interface Finding {
  isOk: boolean;
  /** What it is about, in a word or two. */
  about: string;
  what: string;
  /** What to do about a problem. */
  cure: string;
}

export function ok(about: string, what: string): Finding {
  return { isOk: true, about, what, cure: '' };
}

export function problem(about: string, what: string, cure: string): Finding {
  return { isOk: false, about, what, cure };
}

/** The report as a terminal shows it. */
export function describeFindings(findings: readonly Finding[]): string {
  const mark = Math.max(doctorWords.ok.length, doctorWords.problem.length);
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ isOk, about, what, cure }) => [
    `${(isOk ? doctorWords.ok : doctorWords.problem).padEnd(mark)}  ${about.padEnd(width)}  ${what}`,
    ...(cure === '' ? [] : [`${' '.repeat(mark + 4 + width)}-> ${cure}`]),
  ]);
  const problems = findings.filter(({ isOk }) => !isOk).length;
  const end = problems === 0 ? doctorWords.fine : doctorWords.problems(problems);
  return `${[...lines, '', end].join('\n')}\n`;
}
