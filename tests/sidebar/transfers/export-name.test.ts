import { expect, it } from 'vitest';
import { nameExport } from '../../../sidebar/transfers/export-name.ts';

const DAY = new Date(2026, 0, 5, 23, 59);

it.each([
  ['Why do tides rise', 'Why do tides rise 2026-01-05.md'],
  ['Übersetzung: 潮汐?', 'Übersetzung 潮汐 2026-01-05.md'],
  ['../../etc/passwd', 'etc passwd 2026-01-05.md'],
  ['C:\\Windows|"x"<y>*', 'C Windows x y 2026-01-05.md'],
  ['.hidden', 'hidden 2026-01-05.md'],
  ['~root', 'root 2026-01-05.md'],
  ['-rf', 'rf 2026-01-05.md'],
  ['two\nlines\tand\u0000more', 'two lines and more 2026-01-05.md'],
  ['cod\u202Eexe.md', 'cod exe.md 2026-01-05.md'],
  ['', 'Aside 2026-01-05.md'],
  [' ... ', 'Aside 2026-01-05.md'],
])('calls a chat of the title %j %j', (title, name) => {
  expect(nameExport(title, 'md', DAY)).toBe(name);
});

it('cuts a long title, and no character in two', () => {
  const name = nameExport('🌊'.repeat(200), 'json', DAY);
  expect(name).toBe(`${'🌊'.repeat(80)} 2026-01-05.json`);
});
