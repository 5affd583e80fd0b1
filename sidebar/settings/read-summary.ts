import type { Settings } from './settings.ts';
import type { SummaryChoice } from './settings-table.ts';

/** How a summary is asked for; without a word on what matters, everything does. */
export function readSummary({ summary }: Pick<Settings, 'summary'>): {
  style: SummaryChoice['style'] | undefined;
  message: string;
} {
  const { style, focus } = summary.peek();
  const message = style === 'focus' ? focus.trim() : '';
  return { style: style === 'focus' && message === '' ? undefined : style, message };
}
