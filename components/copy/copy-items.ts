import { CaseSensitive, FileText, Hash } from 'lucide';
import { copyWords } from '../../words/spoken-later.ts';
import type { MenuItem } from '../menu/Menu.tsx';
import type { CopyForm } from './copy-form.ts';

const ICONS = { markdown: Hash, text: CaseSensitive, rich: FileText };

/** The ways in which something can be copied, as a menu has them. `of`: what it is. */
export function copyItems(of: 'answer' | 'chat', copy: (form: CopyForm) => void): MenuItem[] {
  return (['markdown', 'text', 'rich'] as const).map((form) => ({
    label: copyWords[of][form],
    icon: ICONS[form],
    act: () => copy(form),
  }));
}
