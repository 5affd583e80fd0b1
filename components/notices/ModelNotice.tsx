import type { ModelsState } from '../../sidebar/state/models-state.ts';
import { problemWords } from '../problem-words.ts';
import { Notice } from './Notice.tsx';
import { ProblemWords } from './ProblemWords.tsx';

/**
 * Ollama is missing, refuses or has no model. Unfolded at first; folded once there is a conversation to read, which
 * goes on with the reader.
 */
export function ModelNotice(props: { models: ModelsState; isOpen: boolean }) {
  const problem = props.models.problem.value;
  if (!problem) return null;
  const { title } = problemWords(problem);
  return (
    <Notice tone="warning" label={title}>
      <details open={props.isOpen}>
        <summary>
          <h2 class="notice-title">{title}</h2>
        </summary>
        <ProblemWords problem={problem} />
      </details>
    </Notice>
  );
}
