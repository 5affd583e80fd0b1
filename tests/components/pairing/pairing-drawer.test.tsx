import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { PairingDrawer } from '../../../components/pairing/PairingDrawer.tsx';
import { createDemoModels, type DemoModels } from '../demo-models.ts';

afterEach(cleanup);

function show(prepare: (models: DemoModels) => void = () => {}) {
  const models = createDemoModels();
  models.connection.role.value = 'guest';
  models.pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
  prepare(models);
  const copyText = vi.fn(async () => {});
  render(
    <CopyContext.Provider value={copyText}>
      <PairingDrawer state={models} />
    </CopyContext.Provider>,
  );
  return { copyText, ...models };
}

function pairedAs(name: string) {
  return ({ connection, pairing }: DemoModels) => {
    connection.role.value = 'client';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'paired', name };
  };
}

const code = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' });
const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Address' });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const said = () => screen.getByRole('status').textContent;

describe('the companion’s drawer', () => {
  it('is a dialog that begins with the code', () => {
    show();
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Companion' }).open).toBe(true);
    expect(document.activeElement).toBe(code());
  });

  it('gives the command that shows a code, to copy', () => {
    const { copyText } = show();
    screen.getByText('npm run -s aside -- pair');
    fireEvent.click(button('Copy command'));
    expect(copyText).toHaveBeenCalledWith('npm run -s aside -- pair');
  });

  it('takes code and address, and pairs on Enter', () => {
    const { pairing, calls } = show();
    expect(address().value).toBe('127.0.0.1:11435');
    fireEvent.input(code(), { target: { value: '7k3m q9tx' } });
    fireEvent.input(address(), { target: { value: 'laptop.local' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Pair this browser' }));
    expect([pairing.code.value, pairing.address.value]).toEqual(['7k3m q9tx', 'laptop.local']);
    expect(calls).toEqual([['pairing.pair']]);
  });

  it('asks for the code alone where there is but one companion, and says all else there is to say', () => {
    show(({ pairing }) => {
      pairing.isAddressFixed = true;
      pairing.isExposed.value = true;
      pairing.failure.value = { about: 'address', message: 'Nothing answers.', cure: 'Start it.' };
    });
    expect(document.activeElement).toBe(code());
    expect(screen.queryByRole('textbox', { name: 'Address' })).toBeNull();
    screen.getByText(/others on the network can read/);
    screen.getByText('Nothing answers. Start it.', { selector: 'p' });
  });

  it('offers no other companion where there is but one', () => {
    show((models) => {
      pairedAs('Safari on iPhone')(models);
      models.pairing.isAddressFixed = true;
    });
    button('Forget this companion');
    expect(screen.queryByRole('button', { name: 'Use another companion' })).toBeNull();
  });

  it('keeps browsers from remembering a code', () => {
    show();
    expect(code().getAttribute('autocomplete')).toBe('one-time-code');
    expect(address().getAttribute('autocomplete')).toBe('off');
  });

  it('warns of an address on whose way others can read along', async () => {
    const { pairing } = show();
    expect(screen.queryByText(/Not encrypted/)).toBe(null);
    pairing.isExposed.value = true;
    const note = await screen.findByText(/Not encrypted/);
    expect(address().getAttribute('aria-describedby')).toBe(note.id);
  });

  it('closes on Escape without letting it stop the answer', () => {
    const { calls } = show();
    const outside = vi.fn();
    document.addEventListener('keydown', outside);
    fireEvent.keyDown(code(), { key: 'Escape' });
    document.removeEventListener('keydown', outside);
    expect(outside).not.toHaveBeenCalled();
    expect(calls).toEqual([['pairing.close']]);
  });
});

describe('a try that came to nothing', () => {
  it.each([
    ['code', code],
    ['address', address],
  ] as const)('is explained beside the %s, which has the focus and is marked', async (about, field) => {
    const { pairing } = show();
    button('Close').focus();
    pairing.failure.value = { about, message: 'It is wrong.', cure: 'Do it right.' };
    const [words] = await screen.findAllByText('It is wrong. Do it right.', { selector: '.field-problem' });
    expect(field().getAttribute('aria-describedby')).toBe(words?.id);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
    expect(said()).toBe('It is wrong. Do it right.');
  });

  it('leaves what was typed alone when it is not to blame', async () => {
    const { pairing } = show();
    pairing.failure.value = { about: 'nothing', message: 'The disk is full.', cure: 'Make room.' };
    await screen.findByText('The disk is full. Make room.', { selector: '.field-problem' });
    for (const field of [code(), address()]) expect(field.getAttribute('aria-invalid')).toBe('false');
  });
});

describe('pairing', () => {
  it('is told while it goes on', async () => {
    const { pairing } = show();
    pairing.phase.value = 'pairing';
    await screen.findByRole('button', { name: 'Pairing…' });
    expect(said()).toBe('Pairing…');
  });

  it('goes by itself, and not before the panel is connected with the new key', async () => {
    const { pairing, connection, calls } = show();
    connection.status.value = 'connecting';
    pairing.phase.value = 'paired';
    await vi.waitFor(() => expect(said()).toBe('Paired'));
    expect(calls).toEqual([]);
    connection.role.value = 'client';
    connection.status.value = 'ready';
    await vi.waitFor(() => expect(calls).toEqual([['pairing.close']]));
  });
});

describe('where the panel is connected, and as what', () => {
  it.each([
    ['guest', 'none', '', 'As a guest: typed questions only'],
    ['client', 'file', '', 'This copy of Aside came with the companion’s key.'],
    ['client', 'paired', 'Firefox on Linux', 'The companion calls it “Firefox on Linux”.'],
  ] as const)('is said of a %s with the key %s', (role, key, name, words) => {
    show(({ connection, pairing }) => {
      connection.role.value = role;
      pairing.link.value = { address: 'aside.example.org', key, name };
    });
    const region = screen.getByRole('region', { name: 'Connection' });
    within(region).getByText('Connected to aside.example.org');
    expect(region.textContent).toContain(words);
  });

  it('is said with the reason while there is no connection', () => {
    show(({ connection }) => {
      connection.status.value = 'down';
      connection.problem.value = { title: 'No', message: 'Nothing answers.', cure: '', command: '', retryable: true };
    });
    screen.getByText('Not connected to 127.0.0.1:11435');
    screen.getByText('Nothing answers.');
  });

  it('shows no form to those who have a key until they ask for it', async () => {
    show(pairedAs('Firefox'));
    expect(screen.queryByRole('textbox')).toBe(null);
    const other = button('Use another companion');
    expect(document.activeElement).toBe(other);
    fireEvent.click(other);
    await vi.waitFor(() => expect(document.activeElement).toBe(code()));
  });

  it('keeps the form that was asked for while it pairs and fails', async () => {
    const { pairing } = show(pairedAs('Firefox'));
    fireEvent.click(button('Use another companion'));
    const field = await screen.findByRole('textbox', { name: 'Code' });
    pairing.phase.value = 'pairing';
    pairing.phase.value = 'idle';
    pairing.failure.value = { about: 'code', message: 'Wrong.', cure: 'Again.' };
    await screen.findByText('Wrong. Again.', { selector: '.field-problem' });
    expect(code()).toBe(field);
  });
});

describe('forgetting a companion', () => {
  it('is offered for a key that was paired only', () => {
    const { calls } = show(pairedAs('Firefox'));
    fireEvent.click(button('Forget this companion'));
    expect(calls).toEqual([['pairing.forget']]);
    cleanup();
    show();
    expect(screen.queryByRole('button', { name: 'Forget this companion' })).toBe(null);
  });

  it('leaves the focus on the code, where one goes on', async () => {
    const { connection, pairing } = show(pairedAs('Firefox'));
    button('Forget this companion').focus();
    connection.role.value = 'guest';
    pairing.link.value = { address: '127.0.0.1:11435', key: 'none', name: '' };
    await vi.waitFor(() => expect(document.activeElement).toBe(code()));
  });

  it('gives the command that takes it off the companion’s list when that could not be told', async () => {
    const { pairing, copyText } = show();
    pairing.unrevoked.value = 'Firefox on Linux';
    const command = 'npm run -s aside -- clients --revoke "Firefox on Linux"';
    await screen.findByText(command);
    expect(said()).toContain('could not be told');
    fireEvent.click(
      within(screen.getByRole('region', { name: 'Connection' })).getByRole('button', { name: 'Copy command' }),
    );
    expect(copyText).toHaveBeenCalledWith(command);
  });
});
