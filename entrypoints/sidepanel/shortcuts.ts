import { type ReadonlySignal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import { NO_SHORTCUTS, type Shortcuts } from '../../components/shortcuts.ts';

/** The shortcuts that are really in force: the manifest only suggests them, and people change them. */
export function readShortcuts(browser: WxtBrowser): ReadonlySignal<Shortcuts> {
  const shortcuts = signal<Shortcuts>(NO_SHORTCUTS);
  void browser.commands.getAll().then((commands) => {
    const find = (name: string) => commands.find((command) => command.name === name)?.shortcut ?? '';
    shortcuts.value = {
      open: find('_execute_action'),
      ask: find('ask-selection'),
      summarise: find('summarise-page'),
    };
  });
  return shortcuts;
}
