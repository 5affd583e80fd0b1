import { effect, type ReadonlySignal } from '@preact/signals';
import type { Model } from '../../protocol/models.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';

/** Has the model loaded while somebody begins to write, once for each model and chat. Returns its end. */
export function warmWhileTyping(options: {
  connection: Pick<CompanionConnection, 'request' | 'state'>;
  text: ReadonlySignal<string>;
  sources: ReadonlySignal<readonly SourcePart[]>;
  conversation: ReadonlySignal<string>;
  model: ReadonlySignal<Model | null>;
  isOn: ReadonlySignal<boolean>;
}): () => void {
  let last = '';
  return effect(() => {
    const model = options.model.value;
    const { phase } = options.connection.state.value;
    if (options.text.value === '' || !options.isOn.value || phase !== 'ready') return;
    if (!model || model.loaded || model.remote) return;
    const conversation = options.conversation.value;
    const key = `${conversation} ${model.name}`;
    if (key === last) return;
    last = key;
    const chars = options.sources.peek().reduce((sum, source) => sum + source.text.length, 0);
    // It comes with the question otherwise, which then says what is wrong.
    options.connection.request({ type: 'warm', model: model.name, conversation, chars }).catch(() => {});
  });
}
