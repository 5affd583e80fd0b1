import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { type Finding, ok, problem } from './finding.ts';

const { about, node } = doctorWords;

/** `version` as Node says its own, `needed` as `engines` in package.json has it (`>=24.21`). */
export function checkNode(version: string, needed: string): Finding {
  const least = needed.replace(/^>=/, '');
  if (isAtLeast(version, least)) return ok(about.node, node.fits(version));
  return problem(about.node, ...node.tooOld(version, least));
}

function isAtLeast(version: string, least: string): boolean {
  const [had, wanted] = [version, least].map((text) => text.split('.').map(Number));
  for (const [index, part] of (wanted ?? []).entries()) {
    const difference = (had?.[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
