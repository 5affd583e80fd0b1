import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { estimateTokens } from '../../protocol/estimate-tokens.ts';
import type { FitReply } from '../../protocol/fit-messages.ts';
import { isImage, toReceipt } from '../../protocol/question-parts.ts';
import type { Clock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { ComposerState } from '../state/composer-state.ts';
import type { ShownConversation } from '../state/conversation/shown-conversation.ts';
import type { ModelsState } from '../state/models-state.ts';
import { trimQuestion } from '../state/trim-question.ts';

export interface QuestionFitOptions {
  composer: Pick<ComposerState, 'text' | 'sources'>;
  conversation: Pick<ShownConversation, 'id' | 'turns' | 'running' | 'temporary'>;
  connection: Pick<CompanionConnection, 'state' | 'request'>;
  models: Pick<ModelsState, 'current'>;
  clock: Clock;
}

/** Nobody reads while they type. */
const PAUSE_MS = 400;

/** What the model would be given of the question that is being written; null while that is everything, or not known. */
export function createQuestionFit(options: QuestionFitOptions): {
  readonly fit: ReadonlySignal<FitReply | null>;
  dispose(): void;
} {
  const { composer, conversation, connection, models, clock } = options;
  const fit = signal<FitReply | null>(null);
  let latest = 0;
  let place = '';
  let cancelPause = () => {};

  function ask(of: number, temporary: boolean): void {
    const sources = composer.sources.peek();
    const model = models.current.peek();
    connection
      .request({
        type: 'fit',
        conversation: conversation.id.peek(),
        parent: conversation.turns.peek().at(-1)?.id ?? null,
        // It can't be sent without a word.
        words: Math.max(1, Math.ceil(estimateTokens(trimQuestion(composer.text.peek())))),
        sources: sources.map((source) => ({ tokens: toReceipt(source).tokens ?? 0, isImage: isImage(source) })),
        ...(model && { model: model.name }),
        ...(temporary && { temporary: true }),
      })
      // It is no news that the companion or its model is away, and an older companion does not know the question.
      .catch(() => null)
      .then((reply) => {
        if (of === latest) fit.value = reply && isNews(reply) ? reply : null;
      });
  }

  const stop = effect(() => {
    const state = connection.state.value;
    const mayAsk = state.phase === 'ready' && state.role === 'client';
    const hasSources = composer.sources.value.length > 0;
    const hasWords = composer.text.value.trim() !== '';
    // What an answer takes is known once it has ended: then it is asked again.
    const isAfter = conversation.running.value !== null || conversation.turns.value.length > 0;
    const temporary = conversation.temporary.value;
    const before = place;
    place = `${conversation.id.value} ${models.current.value?.name}`;
    // What was said of another model, or in another chat.
    if (place !== before) fit.value = null;
    latest += 1;
    cancelPause();
    const of = latest;
    if (mayAsk && (hasSources || (hasWords && isAfter))) cancelPause = clock.after(PAUSE_MS, () => ask(of, temporary));
    else fit.value = null;
  });

  return {
    fit,
    dispose() {
      latest += 1;
      cancelPause();
      stop();
    },
  };
}

function isNews({ reads, leftOut, withoutEarlierSources }: FitReply): boolean {
  return reads !== 'whole' || leftOut > 0 || withoutEarlierSources;
}
