import { detectLanguage } from '../../sidebar/aloud/detect-language.ts';
import type { Reading } from '../../sidebar/aloud/reading.ts';
import { spokenLanguage } from '../../words/speaking.ts';
import { spokenNodes } from './shown-words.ts';
import { speakUnits } from './speak-units.ts';
import { cleanSpoken } from './spoken-text.ts';
import type { SpokenUnit } from './spoken-units.ts';

/** An answer that a selection lies in, all of it. */
export interface SelectedAnswer {
  turn: string;
  answer: Element;
  range: Range;
}

/** What is selected of one answer; undefined when that is nothing, code alone, or more than one answer. */
export function findSelectedAnswer(selection = getSelection()): SelectedAnswer | undefined {
  const found = findInAnswer(selection);
  return found?.element?.closest('.code, .fold') ? undefined : found;
}

/** What can be quoted of what is selected: the words of one answer, code too; undefined when there are none. */
export function findQuoted(selection = getSelection()): { turn: string; text: string } | undefined {
  const found = findInAnswer(selection);
  const text = selection?.toString().replaceAll('\u200b', '').trim() ?? '';
  return found && text !== '' ? { turn: found.turn, text } : undefined;
}

function findInAnswer(selection: Selection | null) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: node } = range;
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
  const answer = element?.closest('.answer');
  const turn = answer?.closest('[data-turn]')?.getAttribute('data-turn');
  if (!answer || !turn || element?.closest('.turn-end')) return undefined;
  return { turn, answer, range, element };
}

/** The selected part of an answer, to be read aloud. */
export function readSelection({ turn, answer, range }: SelectedAnswer): Reading {
  const units = unitsOf(answer, range);
  const texts = units.map((unit) => ('text' in unit ? unit.text : '')).join(' ');
  const place = { unit: 0, at: 0 };
  let language = detectLanguage(texts) ?? detectLanguage(answer.textContent ?? '') ?? spokenLanguage();
  return {
    turn,
    // What is selected next is not what is read.
    within: range.cloneRange(),
    next() {
      const sentence = speakUnits(units, place, language) ?? null;
      if (sentence) language = sentence.language;
      return sentence;
    },
  };
}

const BLOCKS = 'p,li,h3,h4,h5,h6,td,th,blockquote,.markdown';

/** One for each paragraph, cell or the like. */
function unitsOf(answer: Element, range: Range): SpokenUnit[] {
  const texts: { block: Element | null | undefined; text: string }[] = [];
  for (const node of spokenNodes(answer)) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    const block = node.parentElement?.closest(BLOCKS);
    const last = texts.at(-1);
    if (last?.block === block && last) last.text += node.data.slice(from, to);
    else texts.push({ block, text: node.data.slice(from, to) });
  }
  return texts.map(({ text }) => ({ lead: '', text: cleanSpoken(text), isOpen: false }));
}
