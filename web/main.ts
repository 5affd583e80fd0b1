import { hasPairingCode, takePairingCode } from './take-pairing-code.ts';

// A link that is opened where the page stands already changes only what is behind the #, and loads nothing.
addEventListener('hashchange', () => {
  if (hasPairingCode(location)) location.reload();
});

// Before anything else runs, so that neither the tab's history nor whatever reads the address has the code.
const code = takePairingCode(location, history);
const { startPage } = await import('./start-page.tsx');
await startPage(code);
