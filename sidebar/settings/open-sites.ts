import { type ReadonlySignal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';

/** The sites that the browser lets Aside into for good. */
export interface OpenSites {
  /** As the browser writes them, for example `https://example.org/*`. */
  readonly patterns: ReadonlySignal<readonly string[]>;
  remove(pattern: string): void;
}

export async function createOpenSites({ permissions }: Pick<WxtBrowser, 'permissions'>) {
  const patterns = signal<readonly string[]>(await read());
  const onChange = () => void look();

  async function read(): Promise<readonly string[]> {
    return [...((await permissions.getAll()).origins ?? [])].sort();
  }

  async function look(): Promise<void> {
    patterns.value = await read();
  }

  permissions.onAdded.addListener(onChange);
  permissions.onRemoved.addListener(onChange);
  const state: OpenSites = {
    patterns,
    remove: (pattern) => void permissions.remove({ origins: [pattern] }).then(look, look),
  };
  return {
    ...state,
    dispose() {
      permissions.onAdded.removeListener(onChange);
      permissions.onRemoved.removeListener(onChange);
    },
  };
}
