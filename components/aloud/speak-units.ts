import { detectLanguage } from '../../sidebar/aloud/detect-language.ts';
import type { Sentence } from '../../sidebar/aloud/reading.ts';
import { takeSentence } from '../../sidebar/aloud/take-sentence.ts';
import { spokenLanguage } from '../../words/speaking.ts';
import { aloudWords } from '../../words/spoken-later.ts';
import type { SpokenUnit } from './spoken-units.ts';

/** Where in some units one has got to. */
export interface SpokenPlace {
  unit: number;
  /** Characters of its text that were said. */
  at: number;
}

/**
 * The next sentence of the units, and moves `place` behind it; undefined when there is none that is whole.
 *
 * @param language of the sentence before, which counts for one that doesn't tell
 */
export function speakUnits(units: readonly SpokenUnit[], place: SpokenPlace, language: string): Sentence | undefined {
  for (let unit = units[place.unit]; unit; unit = units[place.unit]) {
    if ('note' in unit) {
      place.unit += 1;
      return { said: aloudWords.leftOut[unit.note], shown: '', language: spokenLanguage() };
    }
    const lead = place.at === 0 ? unit.lead : '';
    const taken = takeSentence(unit.text, place.at, !unit.isOpen);
    if (taken) {
      place.at = taken.end;
      // Signs alone are not said.
      if (!/[\p{L}\p{N}]/u.test(taken.text)) continue;
      return { said: lead + taken.text, shown: taken.text, language: detectLanguage(taken.text) ?? language };
    }
    if (unit.isOpen) return undefined;
    place.unit += 1;
    place.at = 0;
  }
  return undefined;
}
