import './styles/meter.css';
import type { Usage } from '../protocol/turn-events.ts';

/** How full an answer left the model's context; nothing where that is not known. `say` has the sentence. */
export function ContextUse({ usage, say }: { usage: Usage | null; say: (used: number, all: number) => string }) {
  const { promptTokens = 0, answerTokens = 0, contextTokens = 0 } = usage ?? {};
  if (contextTokens === 0 || promptTokens === 0) return null;
  const used = Math.min(promptTokens + answerTokens, contextTokens);
  return (
    <div class="context-use">
      <div class="meter" aria-hidden="true">
        <div style={{ width: `${(100 * used) / contextTokens}%` }} />
      </div>
      <p>{say(used, contextTokens)}</p>
    </div>
  );
}
