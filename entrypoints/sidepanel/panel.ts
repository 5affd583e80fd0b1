import { effect } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import type { PanelWindow } from '../../client/browser/panel-window.ts';
import { createCompanionConnection } from '../../client/connection/companion-connection.ts';
import { readCompanionFile } from '../../client/connection/credentials.ts';
import { onWake } from '../../client/connection/wake-events.ts';
import { createInbox } from '../../client/inbox/inbox.ts';
import { createComposerModel } from '../../client/models/composer-model.ts';
import { createConnectionModel } from '../../client/models/connection-model.ts';
import { createConversationModel } from '../../client/models/conversation-model.ts';
import { createModelsModel } from '../../client/models/models-model.ts';
import { createPageModel } from '../../client/models/page-model.ts';
import type { PanelModels } from '../../client/models/panel-models.ts';
import type { Settings } from '../../client/settings/settings.ts';

/** Builds everything that a window's panel stands on, in the order in which it depends on each other. */
export function createPanel(
  browser: WxtBrowser,
  settings: Settings,
  panelWindow: PanelWindow,
): { models: PanelModels; dispose(): void } {
  const { session } = browser.storage;
  const { windowId } = panelWindow;
  const language = browser.i18n.getUILanguage();

  const companion = createCompanionConnection({
    // The file comes after the build, so no type knows it.
    credentials: () => readCompanionFile(fetch, browser.runtime.getURL('/companion.json' as '/')),
    install: settings.install,
    onWake,
  });
  const connection = createConnectionModel(companion);
  const models = createModelsModel(companion, settings);
  const conversation = createConversationModel({
    connection: companion,
    chosenModel: () => settings.chosenModel.peek(),
  });
  const composer = createComposerModel({ session, windowId });
  const page = createPageModel({
    browser,
    window: panelWindow,
    onSummarise: (attachment) => {
      conversation.ask({ task: 'summarise', message: '', attachments: [attachment], language });
    },
    onAttach: composer.attach,
  });
  const resumed = resumeConversation(session, windowId, conversation);
  // Only what comes after the conversation of before: a question that was delivered belongs at its end.
  const inbox = resumed.ready.then(() =>
    createInbox(session, windowId, ({ task, attachments, send, language, attachTurn }) => {
      if (attachTurn) void conversation.restore(attachTurn.conversation);
      else if (send) conversation.ask({ task, message: '', attachments, language });
      else for (const attachment of attachments) composer.attach(attachment);
    }),
  );

  return {
    models: { connection, models, conversation, composer, page },
    dispose() {
      void inbox.then((box) => box.dispose());
      resumed.dispose();
      for (const model of [page, composer, conversation, models, connection, companion, settings]) model.dispose();
    },
  };
}

/**
 * Shows the conversation that this window's panel showed when it was closed, and remembers the one shown from now on.
 */
function resumeConversation(
  session: WxtBrowser['storage']['session'],
  windowId: number,
  conversation: ReturnType<typeof createConversationModel>,
): { ready: Promise<void>; dispose(): void } {
  const key = `conversation:${windowId}`;
  let stop = () => {};
  let isDisposed = false;
  const ready = session.get(key).then((stored) => {
    if (isDisposed) return;
    const before = stored[key];
    // Whoever asked before storage answered has begun a conversation of their own.
    if (typeof before === 'string' && conversation.turns.peek().length === 0) void conversation.restore(before);
    stop = effect(() => {
      void session.set({ [key]: conversation.id.value });
    });
  });
  return {
    ready,
    dispose() {
      isDisposed = true;
      stop();
    },
  };
}
