import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { SummaryStyles } from '../../../components/summary/SummaryStyles.tsx';
import type { SummaryChoice } from '../../../sidebar/settings/settings-table.ts';

afterEach(cleanup);

it('offers each style, and takes what matters to the reader in their words', () => {
  const summary = signal<SummaryChoice>({ style: 'bullets', focus: '' });
  const chooseSummary = (choice: SummaryChoice) => {
    summary.value = choice;
  };
  render(<SummaryStyles settings={{ summary, chooseSummary }} />);
  const select = screen.getByRole('combobox', { name: 'Summary style' }) as HTMLSelectElement;
  expect([...select.options].map(({ text }) => text)).toEqual([
    'Key points',
    'Brief',
    'Detailed',
    'What matters to me',
  ]);
  expect(screen.queryByRole('textbox')).toBeNull();
  fireEvent.change(select, { target: { value: 'focus' } });
  fireEvent.input(screen.getByRole('textbox', { name: 'What matters to you?' }), { target: { value: 'Costs' } });
  expect(summary.value).toEqual({ style: 'focus', focus: 'Costs' });
});
