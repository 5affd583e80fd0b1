import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { PairingDrawer } from '../../../components/pairing/PairingDrawer.tsx';
import { PairingFailure, type PairingProblem } from '../../../sidebar/access/pairing-failure.ts';
import { pairingFailures } from '../../../words/english/pairing-failures.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createTestPanel, type TestPanel, type TestPanelOptions } from '../../helpers/test-panel.ts';

afterEach(cleanup);

/** The screen of a guest, unless `prepare` changes that. */
async function show(prepare: (panel: TestPanel) => void = () => {}, options: TestPanelOptions = {}) {
  const panel = createTestPanel({ role: 'guest', ...options });
  onTestFinished(panel.dispose);
  panel.setKey('none');
  prepare(panel);
  const pairing = await panel.openPairing();
  const copyText = vi.fn(async () => {});
  const openSettings = vi.fn();
  render(
    <CopyContext.Provider value={copyText}>
      <PairingDrawer pairing={pairing} state={panel.state} openSettings={openSettings} />
    </CopyContext.Provider>,
  );
  return { copyText, openSettings, ...panel, ...panel.state, pairing };
}

function pairedAs(name: string) {
  return ({ companion, setKey }: TestPanel) => {
    companion.connect('client');
    setKey({ pairedAs: name });
  };
}

const CURE = pairingFailures.unexpected({ said: '' }).cure;

/** A try to pair that fails so. */
async function fail(
  { pairing, failPairing }: Awaited<ReturnType<typeof show>>,
  about: PairingProblem['about'],
  said: string,
) {
  pairing.pair();
  await failPairing(new PairingFailure({ about, code: 'unexpected', params: { said } }));
}

const code = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' });
const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Address' });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const said = () => screen.getByRole('status').textContent;

describe('the companion’s drawer', () => {
  it('is a dialog that begins with the code', async () => {
    await show();
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Companion' }).open).toBe(true);
    expect(document.activeElement).toBe(code());
  });

  it('gives the command that shows a code, to copy', async () => {
    const { copyText } = await show();
    screen.getByText('npm run -s aside -- pair');
    fireEvent.click(button('Copy command'));
    expect(copyText).toHaveBeenCalledWith('npm run -s aside -- pair');
  });

  it('leads to the settings, where the language and the buttons at selections are', async () => {
    const { openSettings } = await show();
    expect(screen.queryByRole('combobox')).toBe(null);
    fireEvent.click(button('Settings'));
    expect(openSettings).toHaveBeenCalledOnce();
  });

  it('takes code and address, and pairs on Enter', async () => {
    const { pairings } = await show();
    expect(address().value).toBe('127.0.0.1:11435');
    fireEvent.input(code(), { target: { value: '7k3m q9tx' } });
    fireEvent.input(address(), { target: { value: 'laptop.local' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Pair this browser' }));
    await eventually(() => expect(pairings).toEqual([{ code: '7k3m q9tx', address: 'laptop.local' }]));
  });

  it('asks for the code alone where there is but one companion, and says all else there is to say', async () => {
    const panel = await show(() => {}, { companion: { address: 'laptop.local:11435', secure: false } });
    await fail(panel, 'address', 'Nothing answers.');
    expect(document.activeElement).toBe(code());
    expect(screen.queryByRole('textbox', { name: 'Address' })).toBeNull();
    screen.getByText(/others on the network can read/);
    await screen.findByText(`Nothing answers. ${CURE}`, { selector: 'p' });
  });

  it('offers no other companion where there is but one', async () => {
    await show(pairedAs('Safari on iPhone'), { companion: { address: '127.0.0.1:11435', secure: false } });
    button('Forget this companion');
    expect(screen.queryByRole('button', { name: 'Use another companion' })).toBeNull();
  });

  it('keeps browsers from remembering a code', async () => {
    await show();
    expect(code().getAttribute('autocomplete')).toBe('one-time-code');
    expect(address().getAttribute('autocomplete')).toBe('off');
  });

  it('warns of an address on whose way others can read along', async () => {
    await show();
    expect(screen.queryByText(/Not encrypted/)).toBe(null);
    fireEvent.input(address(), { target: { value: 'laptop.local' } });
    const note = await screen.findByText(/Not encrypted/);
    expect(address().getAttribute('aria-describedby')).toBe(note.id);
  });

  it('closes on Escape without letting it stop the answer', async () => {
    const { pairing } = await show();
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    fireEvent.keyDown(code(), { key: 'Escape' });
    document.removeEventListener('keydown', outside);
    expect(outside).not.toHaveBeenCalled();
    expect(pairing.isOpen.value).toBe(false);
  });
});

describe('a try that came to nothing', () => {
  it.each([
    ['code', code],
    ['address', address],
  ] as const)('is explained beside the %s, which has the focus and is marked', async (about, field) => {
    const panel = await show();
    button('Close').focus();
    await fail(panel, about, 'It is wrong.');
    const [words] = await screen.findAllByText(`It is wrong. ${CURE}`, { selector: '.field-problem' });
    expect(field().getAttribute('aria-describedby')).toBe(words?.id);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await eventually(() => expect(document.activeElement).toBe(field()));
    expect(said()).toBe(`It is wrong. ${CURE}`);
  });

  it('leaves what was typed alone when it is not to blame', async () => {
    await fail(await show(), 'nothing', 'The disk is full.');
    await screen.findByText(`The disk is full. ${CURE}`, { selector: '.field-problem' });
    for (const field of [code(), address()]) expect(field.getAttribute('aria-invalid')).toBe('false');
  });
});

describe('pairing', () => {
  it('is told while it goes on', async () => {
    (await show()).pairing.pair();
    await screen.findByRole('button', { name: 'Pairing…' });
    expect(said()).toBe('Pairing…');
  });

  it('goes by itself, and not before the panel is connected with the new key', async () => {
    const { pairing, companion, endPairing } = await show();
    companion.state.value = { phase: 'connecting', problem: null };
    pairing.pair();
    await endPairing('Firefox on Linux');
    await eventually(() => expect(said()).toBe('Paired'));
    expect(pairing.isOpen.value).toBe(true);
    companion.connect('client');
    await eventually(() => expect(pairing.isOpen.value).toBe(false));
  });
});

describe('where the panel is connected, and as what', () => {
  it.each([
    ['guest', 'none', '', 'You are a guest: you can only type questions'],
    ['client', 'file', '', 'This copy of Aside came with the companion’s key'],
    ['client', 'paired', 'Firefox on Linux', 'The companion calls it “Firefox on Linux”.'],
  ] as const)('is said of a %s with the key %s', async (role, key, name, words) => {
    await show(({ companion, setKey }) => {
      companion.connect(role);
      setKey(key === 'paired' ? { pairedAs: name } : key);
    });
    const region = screen.getByRole('region', { name: 'Connection' });
    within(region).getByText('Connected to 127.0.0.1:11435');
    expect(region.textContent).toContain(words);
  });

  it('is said with the reason while there is no connection', async () => {
    await show(({ goDown }) => goDown(), { role: null });
    screen.getByText('Not connected to 127.0.0.1:11435');
    await screen.findByText('Nothing answers at 127.0.0.1:11435.');
  });

  it('shows no form where there is a key, until it is asked for', async () => {
    await show(pairedAs('Firefox'));
    expect(screen.queryByRole('textbox')).toBe(null);
    const other = button('Use another companion');
    expect(document.activeElement).toBe(other);
    fireEvent.click(other);
    await eventually(() => expect(document.activeElement).toBe(code()));
  });

  it('keeps the form that was asked for while it pairs and fails', async () => {
    const panel = await show(pairedAs('Firefox'));
    fireEvent.click(button('Use another companion'));
    const field = await screen.findByRole('textbox', { name: 'Code' });
    await fail(panel, 'code', 'Wrong.');
    await screen.findByText(`Wrong. ${CURE}`, { selector: '.field-problem' });
    expect(code()).toBe(field);
  });
});

describe('forgetting a companion', () => {
  it('is offered for a key that was paired only', async () => {
    const { companion } = await show(pairedAs('Firefox'));
    fireEvent.click(button('Forget this companion'));
    expect(companion.requestOf('revoke').request).toMatchObject({ client: 'key1' });
    cleanup();
    await show();
    expect(screen.queryByRole('button', { name: 'Forget this companion' })).toBe(null);
  });

  it('leaves the focus on the code, where one goes on', async () => {
    const { companion, setKey } = await show(pairedAs('Firefox'));
    button('Forget this companion').focus();
    companion.connect('guest');
    setKey('none');
    await eventually(() => expect(document.activeElement).toBe(code()));
  });

  it('gives the command that takes it off the companion’s list when that could not be told', async () => {
    const { pairing, copyText, companion } = await show(pairedAs('Firefox on Linux'));
    pairing.forget();
    companion.requestOf('revoke').fail(new Error('no connection'));
    const command = 'npm run -s aside -- clients --revoke "Firefox on Linux"';
    await screen.findByText(command);
    expect(said()).toContain('couldn’t tell the companion');
    fireEvent.click(
      within(screen.getByRole('region', { name: 'Connection' })).getByRole('button', { name: 'Copy command' }),
    );
    expect(copyText).toHaveBeenCalledWith(command);
  });
});
