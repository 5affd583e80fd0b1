import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PanelModels } from '../client/models/panel-models.ts';
import { Composer } from './composer/Composer.tsx';
import { readComposerKey } from './composer/composer-keys.ts';
import { loadMarkdown } from './conversation/AnswerText.tsx';
import { Conversation } from './conversation/Conversation.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Header } from './header/Header.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { ConnectionNotice } from './notices/ConnectionNotice.tsx';
import { ModelNotice } from './notices/ModelNotice.tsx';
import { PageNotice } from './notices/PageNotice.tsx';
import type { Shortcuts } from './shortcuts.ts';

/** The whole panel. */
export function Panel(props: {
  models: PanelModels;
  shortcuts: ReadonlySignal<Shortcuts>;
  copyText: (text: string) => Promise<void>;
}) {
  const { models, copyText } = props;
  const { conversation, page } = models;
  // Once the composer is on screen; before there is anything to read.
  useEffect(() => void loadMarkdown(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape stops the answer wherever the focus is
    <div
      class="panel"
      onKeyDown={(event) => {
        if (readComposerKey(event) === 'stop' && conversation.running.peek()) conversation.stop();
      }}
    >
      <Header models={models} />
      <div class="notices">
        <ConnectionNotice connection={models.connection} copyText={copyText} />
        <ModelNotice models={models.models} isOpen={conversation.turns.value.length === 0} copyText={copyText} />
      </div>
      <Conversation
        conversation={conversation}
        isConnected={models.connection.status.value === 'ready'}
        copyText={copyText}
      >
        <EmptyState page={page} shortcuts={props.shortcuts.value} />
      </Conversation>
      <footer class="dock">
        <PageNotice page={page} />
        <Composer models={models} />
      </footer>
      <LiveRegion models={models} />
    </div>
  );
}
