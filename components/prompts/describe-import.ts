import type { ImportOutcome } from '../../sidebar/prompts/take-prompt-file.ts';
import { promptWords } from '../../words/spoken-later.ts';

/** What came of an import, in sentences. */
export function describeImport(outcome: ImportOutcome): string {
  const { imported } = promptWords;
  if ('kind' in outcome) return imported[outcome.kind];
  const told = (['added', 'known', 'unusable', 'no_room'] as const).filter((each) => outcome[each] > 0);
  return told.length === 0 ? imported.nothing : told.map((each) => imported[each](outcome[each])).join(' ');
}
