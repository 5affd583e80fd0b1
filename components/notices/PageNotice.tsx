import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { PageState } from '../../sidebar/state/page-state.ts';
import { receiptWords, words } from '../../words/spoken.ts';
import { pageNoticeWords, selectionButtonWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { Notice } from './Notice.tsx';
import { pageHintWords } from './page-hint-words.ts';

/** How reading the page goes, and the permission to. */
export function PageNotice({ page }: { page: PageState }) {
  const status = page.status.value;
  const site = page.offerSite.value;

  if (status === 'reading') {
    return (
      <Notice tone="plain" label={pageNoticeWords.reading}>
        <div class="notice-line">
          <p>{pageNoticeWords.reading}</p>
          <button type="button" class="icon-button" title={pageNoticeWords.stopReading} onClick={() => page.dismiss()}>
            <Icon of={X} />
          </button>
        </div>
      </Notice>
    );
  }
  if (status === 'needs-access') {
    return (
      <Notice tone="plain" label={receiptWords.kinds.page}>
        <p>{pageHintWords(page.hint.value)}</p>
        <Allow name={pageNoticeWords.allowAllSites} ask={() => page.allowAllSites()}>
          <button type="button" class="text-button" onClick={() => page.dismiss()}>
            {words.dismiss}
          </button>
        </Allow>
      </Notice>
    );
  }
  const isUnreadable = status === 'unreadable';
  if (!isUnreadable && site === '') return null;
  return (
    <Notice tone="plain" label={isUnreadable ? receiptWords.kinds.page : pageNoticeWords.alwaysOn(site)}>
      <div class="notice-line">
        <p>{isUnreadable ? pageHintWords(page.hint.value) : pageNoticeWords.alwaysOffer(site)}</p>
        <DismissButton dismiss={() => page.dismiss()} />
      </div>
      {site !== '' && <Allow key={site} name={pageNoticeWords.alwaysOn(site)} ask={() => page.allowOfferedSite()} />}
    </Notice>
  );
}

/** Has the browser ask the person, and says it when they said no: what was wanted still waits. */
function Allow(props: { name: string; ask: () => Promise<boolean>; children?: ComponentChildren }) {
  const isRefused = useSignal(false);
  const ask = () => {
    isRefused.value = false;
    void props.ask().then((isGranted) => {
      isRefused.value = !isGranted;
    });
  };
  return (
    <>
      {isRefused.value && <p role="status">{selectionButtonWords.problems.refused}</p>}
      <div class="notice-actions">
        <button type="button" class="button" onClick={ask}>
          {props.name}
        </button>
        {props.children}
      </div>
    </>
  );
}

function DismissButton({ dismiss }: { dismiss: () => void }) {
  return (
    <button type="button" class="icon-button" title={words.dismiss} onClick={dismiss}>
      <Icon of={X} />
    </button>
  );
}
