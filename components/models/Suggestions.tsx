import { useLayoutEffect } from 'preact/hooks';
import type { Suggestion } from '../../protocol/model-requests.ts';
import type { ModelsManager } from '../../sidebar/models/models-manager.ts';
import { describeBytes } from '../../words/describe-bytes.ts';
import { joinFacts } from '../../words/join-facts.ts';
import { modelWords } from '../../words/spoken-later.ts';

/** Models to begin with, each one click away. */
export function Suggestions({ manager, upstream }: { manager: ModelsManager; upstream: string }) {
  useLayoutEffect(() => manager.suggest(upstream), [manager, upstream]);
  const items = manager.suggestions.value ?? [];
  if (items.length === 0) return null;
  const underWay = new Set(manager.pulls.value.map(({ name }) => name));
  return (
    <section class="models-part" aria-label={modelWords.suggestions}>
      <h3 class="models-heading">{modelWords.suggestions}</h3>
      <ul class="model-rows">
        {items
          .filter(({ name }) => !underWay.has(name))
          .map((item) => (
            <li key={item.name} class="suggestion">
              <span class="model-row-name" dir="auto">
                {item.name}
              </span>
              <button
                type="button"
                class="button"
                aria-label={modelWords.firstGet(item.name)}
                onClick={() => manager.pull({ upstream, name: item.name })}
              >
                {modelWords.get}
              </button>
              <span class="model-row-hint">{describeSuggestion(item)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** For example `2.0 GB · for chats and summaries`. */
export function describeSuggestion({ sizeBytes, memoryBytes, good, fits }: Suggestion): string {
  const size = sizeBytes > 0 ? describeBytes(sizeBytes) : modelWords.needsMemory(describeBytes(memoryBytes));
  return joinFacts([size, modelWords.good[good] ?? '', !fits && modelWords.tooLarge]);
}
