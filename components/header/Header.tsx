import { SquarePen } from 'lucide-preact';
import type { PanelModels } from '../../client/models/panel-models.ts';
import { askedFor, words } from '../words.ts';
import { ModelPicker } from './ModelPicker.tsx';

/** What this conversation is about, who answers, and the way to a new one. */
export function Header({ models }: { models: Pick<PanelModels, 'conversation' | 'models' | 'connection'> }) {
  const first = models.conversation.turns.value[0];
  const title = first ? first.question || askedFor(first.task, first.receipts) : words.newChat;
  return (
    <header class="header">
      <h1 class="title" title={first ? title : undefined}>
        {title}
      </h1>
      <ModelPicker models={models.models} status={models.connection.status} />
      <button
        type="button"
        class="icon-button"
        title={words.newChat}
        disabled={!first}
        onClick={() => models.conversation.startNew()}
      >
        <SquarePen />
      </button>
    </header>
  );
}
