import { X } from 'lucide';
import { useLayoutEffect } from 'preact/hooks';
import type { OpenSites } from '../../sidebar/settings/open-sites.ts';
import type { LazyPart } from '../../sidebar/state/lazy-part.ts';
import { preferenceWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** The sites that the browser lets Aside into for good, and the way out of each. */
export function SitesSection({ sites }: { sites: LazyPart<OpenSites> }) {
  useLayoutEffect(() => void sites.load(), [sites]);
  const open = sites.loaded.value;
  if (!open) return null;
  const patterns = open.patterns.value;
  return (
    <SettingsSection title={preferenceWords.sites}>
      {patterns.length === 0 && <p class="field-note">{preferenceWords.noSites}</p>}
      {patterns.map((pattern) => {
        const name = nameOf(pattern);
        return (
          <div key={pattern} class="button-site">
            <span>{name}</span>
            <button
              type="button"
              class="icon-button"
              title={preferenceWords.removeSite(name)}
              onClick={() => open.remove(pattern)}
            >
              <Icon of={X} />
            </button>
          </div>
        );
      })}
    </SettingsSection>
  );
}

/** For example `example.org` of `https://example.org/*`. */
function nameOf(pattern: string): string {
  const [scheme = '', host = ''] = pattern.split('://');
  const site = host.split('/')[0] ?? '';
  return site === '*' ? `${preferenceWords.allSites} (${scheme})` : site;
}
