import { takePairingCode } from './take-pairing-code.ts';

// Before anything else runs, so that neither the tab's history nor whatever reads the address has the code.
const code = takePairingCode(location, history);
const { startPage } = await import('./start-page.tsx');
await startPage(code);
