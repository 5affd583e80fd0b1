import { SUMMARY_STYLES, type SummaryStyle } from '../../protocol/summary-styles.ts';
import type { Settings } from '../../sidebar/settings/settings.ts';
import { summaryWords as words } from '../../words/spoken-later.ts';

/** How summaries are written from now on; what is chosen is remembered. */
export function SummaryStyles({ settings }: { settings: Pick<Settings, 'summary' | 'chooseSummary'> }) {
  const { style, focus } = settings.summary.value;
  return (
    <div class="summary-styles">
      <select
        class="summary-style"
        aria-label={words.style}
        title={words.style}
        value={style}
        onChange={({ currentTarget }) => settings.chooseSummary({ style: currentTarget.value as SummaryStyle, focus })}
      >
        {SUMMARY_STYLES.map((each) => (
          <option key={each} value={each}>
            {words.styles[each]}
          </option>
        ))}
      </select>
      {style === 'focus' && (
        <input
          class="summary-focus"
          dir="auto"
          aria-label={words.focus}
          placeholder={words.focusPlaceholder}
          maxLength={500}
          value={focus}
          onInput={({ currentTarget }) => settings.chooseSummary({ style, focus: currentTarget.value })}
        />
      )}
    </div>
  );
}
