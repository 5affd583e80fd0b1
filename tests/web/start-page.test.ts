import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openKeyStore } from '../../sidebar/access/key-store.ts';
import { startPage } from '../../web/start-page.tsx';
import { startFakeCompanion } from '../helpers/fake-companion.ts';
import { createMemoryDatabases } from '../helpers/memory-databases.ts';

const TOKEN = `page-key.${'s'.repeat(43)}`;
const CODE = '7K3MQ9TX';

beforeEach(() => {
  document.body.innerHTML = '<div id="panel"></div>';
  vi.stubGlobal('indexedDB', createMemoryDatabases());
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  // As when its tab closes.
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  visit('about:blank');
  vi.unstubAllGlobals();
});

/** The document of the test is that of this address from here on. */
function visit(address: string): void {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
}

/** The companion's own page, in a browser that may have a key of before, opened by a link that may have a code. */
async function open({ hasKey = false, code }: { hasKey?: boolean; code?: string } = {}) {
  const companion = await startFakeCompanion({ token: TOKEN, code: CODE });
  onTestFinished(() => companion.stop());
  visit(`http://${companion.address}/`);
  const key = { address: companion.address, secure: false, token: TOKEN, pairedAs: 'Safari on iPhone' };
  if (hasKey) await openKeyStore().write(key);
  await startPage(code === undefined ? undefined : { kind: 'pair', secret: code });
  return companion;
}

describe('the companion’s own page', () => {
  it('connects with the key that this browser has', async () => {
    const companion = await open({ hasKey: true });
    const link = await companion.accept();
    await link.next('watch');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('opens the screen that pairs where this browser has no key', async () => {
    const companion = await open();
    await screen.findByRole('dialog', { name: 'Companion' });
    expect(companion.connectionCount).toBe(0);
  });

  it('pairs by the code of its link, and connects with the key that it is given', async () => {
    const companion = await open({ code: CODE });
    const link = await companion.accept();
    await link.next('watch');
    expect(await openKeyStore().read()).toMatchObject({ address: companion.address, token: TOKEN });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('opens that screen when the code of its link is not the right one, and says so', async () => {
    await open({ code: 'AAAAAAAA' });
    await screen.findByRole('dialog', { name: 'Companion' });
    await screen.findByText(/That is another code/, { selector: '.field-problem' });
  });

  it('needs no code where its key counts', async () => {
    const companion = await open({ hasKey: true, code: 'AAAAAAAA' });
    const link = await companion.accept();
    await link.next('watch');
    expect(companion.connectionCount).toBe(1);
  });

  it('has no page beside it', async () => {
    await open({ hasKey: true });
    screen.getByRole('heading', { name: 'Ask your own models' });
  });
});
