import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { loadErrorWords } from '../../../components/problem-words.ts';
import { RoomDrawer } from '../../../components/rooms/RoomDrawer.tsx';
import type { Member, RoomMessage } from '../../../protocol/room-messages.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const TOKEN = `link-3.${'s'.repeat(43)}`;

async function open(members: readonly Partial<Member>[] = [], values: Partial<RoomMessage> = {}) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await loadErrorWords();
  await panel.openChat([{}]);
  await panel.shareWith(members, values);
  const copyText = vi.fn(async () => {});
  render(
    <CopyContext.Provider value={copyText}>
      <RoomDrawer state={panel.state} close={() => {}} />
    </CopyContext.Provider>,
  );
  await settle();
  const make = async (addresses: string[]) => {
    fireEvent.click(screen.getByRole('button', { name: 'Create link' }));
    panel.companion
      .requestOf('share')
      .answer({ type: 'share', invite: 'link-3', token: TOKEN, addresses, expiresAt: null });
    await settle();
  };
  return { ...panel, copyText, make };
}

describe('the drawer that shares a chat', () => {
  it('makes a link as it was chosen, and copies it', async () => {
    const { companion, copyText, make } = await open();
    fireEvent.change(screen.getByLabelText('People can'), { target: { value: '1' } });
    fireEvent.change(screen.getByLabelText('The link works for'), { target: { value: '1' } });
    fireEvent.change(screen.getByLabelText('The link expires'), { target: { value: '3' } });
    await make(['https://aside.test']);
    expect(companion.requestOf('share').request).toMatchObject({ may: 'read', uses: 1, forMs: null });
    const field = screen.getByRole('textbox', { name: 'Link' });
    expect(field).toHaveProperty('value', `https://aside.test/#room=${TOKEN}`);
    expect(document.activeElement).toBe(field);
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(copyText).toHaveBeenCalledWith(`https://aside.test/#room=${TOKEN}`);
  });

  it('shows the link for a camera, at the address that is chosen', async () => {
    const { make } = await open();
    await make(['https://aside.test', 'http://192.168.1.5:11435']);
    const before = (await screen.findByRole('img', { name: 'QR code of the link' })).innerHTML;
    fireEvent.change(screen.getByLabelText('Address in the link'), {
      target: { value: `http://192.168.1.5:11435/#room=${TOKEN}` },
    });
    expect(screen.getByRole('textbox', { name: 'Link' })).toHaveProperty(
      'value',
      `http://192.168.1.5:11435/#room=${TOKEN}`,
    );
    expect(screen.getByRole('img', { name: 'QR code of the link' }).innerHTML).not.toBe(before);
  });

  it('says when nobody else can open the link, and what to do', async () => {
    const { make } = await open();
    await make(['http://127.0.0.1:11435']);
    screen.getByRole('heading', { name: 'Only this computer can open the link' });
    screen.getByText('npm start -- --host 0.0.0.0 --insecure-lan');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says why no link could be made', async () => {
    const { companion } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Create link' }));
    companion.requestOf('share').refuse({ code: 'conflict', params: { cause: 'temporary' } });
    await settle();
    expect(screen.getByRole('status').textContent).toMatch(/^Couldn’t make the link\. /);
  });

  it('lists the links that still let somebody in, and takes one back', async () => {
    const { companion } = await open([], {
      invites: [
        { invite: 'link-1', may: 'write', usesLeft: 2, expiresAt: null, joined: 3 },
        { invite: 'link-2', may: 'read', usesLeft: null, expiresAt: null, joined: 0 },
      ],
    });
    const links = within(screen.getByRole('region', { name: 'Links' }));
    links.getByText('for 2 more people · until you revoke it · 3 joined');
    fireEvent.click(links.getByRole('button', { name: /^Revoke this link: To read/ }));
    expect(companion.requestOf('unshare').request).toMatchObject({ invite: 'link-2' });
  });

  it('lists who was let in, and shows somebody out after a second look', async () => {
    const { companion } = await open([{ name: 'Anna' }, { name: 'Ben', may: 'read', here: false }]);
    const people = within(screen.getByRole('region', { name: 'People' }));
    people.getByText('Here · can ask');
    people.getByText('Away · reads along');
    fireEvent.click(people.getByRole('button', { name: /Remove .?Ben/ }));
    expect(document.activeElement).toBe(people.getByRole('button', { name: 'Keep' }));
    expect(companion.requests.some(({ request }) => request.type === 'remove_member')).toBe(false);
    fireEvent.click(people.getByRole('button', { name: 'Remove' }));
    expect(companion.requestOf('remove_member').request).toMatchObject({ member: 'member-1' });
  });

  it('stops sharing after a second look', async () => {
    const { companion } = await open([{ name: 'Anna' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Stop sharing' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep sharing' }));
    expect(companion.requests.some(({ request }) => request.type === 'end_room')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Stop sharing' }));
    fireEvent.click(screen.getByRole('button', { name: 'Stop sharing' }));
    expect(companion.requestOf('end_room').request).toMatchObject({ type: 'end_room' });
  });
});
