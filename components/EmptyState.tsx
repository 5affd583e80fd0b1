import { FileText, MessageSquareText, TextQuote } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { PageState } from '../sidebar/state/page-state.ts';
import type { PanelState } from '../sidebar/state/panel-state.ts';
import { words } from '../words/spoken.ts';
import { LazyPageChatsLine } from './history/LazyHistory.tsx';
import { Icon } from './Icon.tsx';
import type { Shortcuts } from './shortcuts.ts';
import { LazySummaryStyles } from './summary/LazySummaryStyles.tsx';
import { TemporarySwitch } from './TemporarySwitch.tsx';

/** What can be done here: places to start, with the shortcuts that are really in force, and what is kept of it. */
export function EmptyState(props: {
  state: Pick<PanelState, 'page' | 'pageChats' | 'conversation' | 'connection' | 'summaries'>;
  shortcuts: Shortcuts;
  /** Shows the kept chats about a page. */
  showChats: (page: string) => void;
}) {
  const { page, conversation, connection } = props.state;
  const { shortcuts } = props;
  return (
    <div class="empty">
      <h2 class="empty-title">{page ? words.emptyTitle : words.emptyTitleAlone}</h2>
      {!page && <p class="empty-foot">{words.emptyHintAlone}</p>}
      <ul class="starts">
        {page && <PageStarts page={page} shortcuts={shortcuts} summaries={props.state.summaries} />}
        {/* Nothing of a guest's is kept anyway. */}
        {connection.role.value !== 'guest' && (
          <li>
            <TemporarySwitch conversation={conversation} />
          </li>
        )}
      </ul>
      {props.state.pageChats && <LazyPageChatsLine pageChats={props.state.pageChats} show={props.showChats} />}
      {shortcuts.open !== '' && (
        <p class="empty-foot">
          <Keys>{shortcuts.open}</Keys> {words.openPanel}
        </p>
      )}
    </div>
  );
}

function PageStarts({
  page,
  shortcuts,
  summaries,
}: {
  page: PageState;
  shortcuts: Shortcuts;
  summaries: PanelState['summaries'];
}) {
  return (
    <>
      <li>
        <button type="button" class="start" onClick={() => page.summarise()}>
          <Icon of={FileText} />
          <Words title={words.summarisePage} hint={words.summarisePageHint} shortcut={shortcuts.summarise} />
        </button>
        <LazySummaryStyles settings={summaries} />
      </li>
      <li>
        <button type="button" class="start" onClick={() => page.attachPage()}>
          <Icon of={MessageSquareText} />
          <Words title={words.askAboutPage} hint={words.askAboutPageHint} shortcut={shortcuts.ask} />
        </button>
      </li>
      <li class="start">
        <Icon of={TextQuote} />
        <Words title={words.askAboutSelection} hint={words.askAboutSelectionHint} shortcut={shortcuts.ask} />
      </li>
    </>
  );
}

function Words({ title, hint, shortcut }: { title: string; hint: string; shortcut: string }) {
  return (
    <>
      <span class="start-words">
        <span class="start-title">{title}</span>
        <span class="start-hint">{hint}</span>
      </span>
      {shortcut !== '' && <Keys>{shortcut}</Keys>}
    </>
  );
}

function Keys({ children }: { children: ComponentChildren }) {
  return <kbd>{children}</kbd>;
}
