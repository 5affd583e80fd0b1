import { restoreLook } from '../sidebar/settings/restore-look.ts';
import { hasLink, takeLink } from './take-link.ts';

restoreLook(document.documentElement, localStorage);

// A link that is opened where the page stands already changes only what is behind the #, and loads nothing.
addEventListener('hashchange', () => {
  if (hasLink(location)) location.reload();
});

// Before anything else runs, so that neither the tab's history nor whatever reads the address has the secret.
const link = takeLink(location, history);
const { startPage } = await import('./start-page.tsx');
await startPage(link);
