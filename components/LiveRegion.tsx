import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { isPartMissing, missingPartCause } from '../sidebar/state/lazy-part.ts';
import type { PanelState } from '../sidebar/state/panel-state.ts';
import type { Problem } from '../sidebar/state/problem.ts';
import { describeMissingPart } from '../words/describe-missing-part.ts';
import { inLine } from '../words/in-line.ts';
import { words } from '../words/spoken.ts';
import { announceTurn, type TurnMoment } from './announcements.ts';
import { landingWords, pageHintWords } from './notices/page-hint-words.ts';
import { errorWords, problemWords } from './problem-words.ts';

/**
 * Tells a screen reader, politely, when something began, ended, failed or landed. Never the tokens: they would drown
 * everything else.
 */
export function LiveRegion({ state }: { state: PanelState }) {
  const said = useSignal('');
  const moments = useRef<ReadonlyMap<string, TurnMoment>>(new Map());

  const say = (text: string) => {
    if (text === '') return;
    // The same words twice in a row are only read again when the text differs.
    said.value = text === said.peek() ? `${text}\u00a0` : text;
  };

  useSignalEffect(() => {
    const now = new Map<string, TurnMoment>();
    for (const { id, phase, position, parts, terminal } of state.conversation.turns.value) {
      const thought = parts.value.findLast((part) => part.type === 'thinking')?.time.value;
      const moment = { phase: phase.value, position: position.value, thought, terminal: terminal.value };
      now.set(id, isMute(moment) ? (moments.current.get(id) ?? moment) : moment);
    }
    const news = [...now].map(([id, moment]) => announceTurn(moments.current.get(id), moment));
    moments.current = now;
    say(news.filter((text) => text !== '').join('. '));
  });
  useSignalEffect(() => say(landingWords(state.composer.announcement.value)));
  useSignalEffect(() => say(titleOf(state.connection.problem.value)));
  useSignalEffect(() => {
    const isPaired = state.pairing.phase.value === 'paired' && state.connection.status.value === 'ready';
    if (isPaired) say(words.paired);
  });
  useSignalEffect(() => {
    if (isPartMissing.value) say(inLine(describeMissingPart(missingPartCause())));
  });
  useSignalEffect(() => say(titleOf(state.models.problem.value)));
  useSignalEffect(() => say(pageHintWords(state.page?.hint.value ?? null)));
  useSignalEffect(() => say(titleOf(state.conversation.problem.value)));

  // Two voices at once are none. What was said last is said once the other one is silent.
  return <>{!state.aloud.isReading.value && said.value}</>;
}

/** Empty when all is well, and while its sentences are on the way. */
function titleOf(problem: Problem | null): string {
  return problem ? problemWords(problem).title : '';
}

/** Its sentences are still on the way, and it is told with them. */
function isMute({ terminal }: TurnMoment): boolean {
  return terminal?.type === 'error' && errorWords(terminal).message === '';
}
