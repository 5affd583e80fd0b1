import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import { words } from '../../words/spoken.ts';
import { ProblemWords } from '../notices/ProblemWords.tsx';
import { problemWords } from '../problem-words.ts';

/** Says that a chat is on its way, or why it can't be shown. */
export function OpeningNote({ conversation }: { conversation: ConversationState }) {
  const problem = conversation.problem.value;
  if (problem) {
    const { title } = problemWords(problem);
    return (
      <section class="opening-problem" aria-label={title}>
        <h2 class="notice-title">{title}</h2>
        <ProblemWords problem={problem} />
        {problem.retryable && (
          <div class="notice-actions">
            <button type="button" class="button" onClick={() => conversation.openAgain()}>
              {words.tryAgain}
            </button>
          </div>
        )}
      </section>
    );
  }
  return conversation.isOpening.value ? <p class="turn-status opening">{words.openingChat}</p> : null;
}
