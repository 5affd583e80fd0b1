import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { PanelModels } from '../client/models/panel-models.ts';
import { announceTurn, type TurnMoment } from './announcements.ts';

/**
 * Tells a screen reader, politely, when something began, ended, failed or landed. Never the tokens: they would drown
 * everything else.
 */
export function LiveRegion({ models }: { models: PanelModels }) {
  const said = useSignal('');
  const before = useRef<TurnMoment | null>(null);

  const say = (text: string) => {
    if (text === '') return;
    // The same words twice in a row are only read again when the text differs.
    said.value = text === said.peek() ? `${text}\u00a0` : text;
  };

  useSignalEffect(() => {
    const turn = models.conversation.turns.value.at(-1);
    if (!turn) {
      before.current = null;
      return;
    }
    const now = { id: turn.id, phase: turn.phase.value, position: turn.position.value, terminal: turn.terminal.value };
    const words = announceTurn(before.current, now);
    before.current = now;
    say(words);
  });
  useSignalEffect(() => say(models.composer.announcement.value));
  useSignalEffect(() => say(models.connection.problem.value?.title ?? ''));
  useSignalEffect(() => say(models.models.problem.value?.title ?? ''));
  useSignalEffect(() => say(models.page.hint.value));

  return (
    <div class="visually-hidden" role="status">
      {said.value}
    </div>
  );
}
