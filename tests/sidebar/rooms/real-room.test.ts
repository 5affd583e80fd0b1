// @vitest-environment node
import { computed, signal } from '@preact/signals';
import { expect, it, onTestFinished } from 'vitest';
import { JoinFailure } from '../../../sidebar/rooms/join-failure.ts';
import { joinRoom } from '../../../sidebar/rooms/join-room.ts';
import { createRoom } from '../../../sidebar/rooms/room.ts';
import { createConversationState } from '../../../sidebar/state/conversation/conversation-state.ts';
import { startTestCompanion } from '../../companion/server/test-companion.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { until } from '../../helpers/until.ts';
import { connect, type TestClient } from '../connection/connection-harness.ts';

/** Node's WebSocket, with an Origin as the companion's own page has it. */
function webSocketOf(origin: string): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, { protocols, headers: { origin } } as unknown as string[]);
    }
  };
}

/** A conversation and its room, as a panel has them. */
function openPanel({ connection, clock }: TestClient, self?: string) {
  const state = createConversationState({
    connection,
    chosenModel: () => '',
    isShared: () => room.people.peek() !== null,
    asker: self,
    clock,
  });
  const text = signal('');
  const room = createRoom({
    connection,
    conversation: computed(() => (state.isStored.value ? state.id.value : null)),
    text,
    self,
    asked: state.asked,
    catchUp: state.catchUp,
    clock,
  });
  onTestFinished(() => {
    room.dispose();
    state.dispose();
  });
  const ask = (message: string) => state.ask({ task: 'chat', message, sources: [], language: '' });
  const shown = () => state.turns.value.map(({ question, asker = 'host' }) => `${asker}: ${question}`);
  const isDone = () => state.turns.value.every(({ terminal }) => terminal.value !== null);
  return { state, room, text, ask, shown, isDone };
}

async function createStage() {
  const { address, localToken } = await startTestCompanion();
  const origin = `http://${address}`;
  const webSocket = webSocketOf(origin);
  const hostClient = connect({ address }, { token: localToken });
  const host = openPanel(hostClient);
  await hostClient.inPhase('ready');
  host.ask('What is a room?');
  await until('the first question is answered', () => host.isDone() && host.shown().length === 1);
  await until('it is known that nobody is there', () => host.state.isStored.value);

  async function makeLink(): Promise<string> {
    host.room.sharing.make();
    const link = await until('there is a link', () => host.room.sharing.link.value);
    return link.urls[0]?.split('#room=')[1] ?? '';
  }
  const join = (link: string, name: string) =>
    joinRoom(
      { address, secure: false, link, name, known: [] },
      { webSocket, fetch, clock: createManualClock(), origin },
      new AbortController().signal,
    );
  async function enter(link: string, name: string) {
    const key = await join(link, name);
    const client = connect(
      { address },
      {
        origin,
        webSocket,
        credentials: async () => ({
          address,
          secure: false,
          token: key.token,
          pairedAs: undefined,
          room: key.conversation,
        }),
      },
    );
    const ready = await client.inPhase('ready');
    const panel = openPanel(client, key.name);
    panel.state.open(key.conversation);
    return { ...panel, client, key, ready };
  }
  return { host, makeLink, join, enter };
}

it('has a member ask, hear and be heard in one conversation with its host', async () => {
  const { host, makeLink, enter } = await createStage();
  const anna = await enter(await makeLink(), 'Anna');
  expect(anna.ready).toMatchObject({ role: 'member', welcome: { room: { name: 'Anna', may: 'write' } } });
  await until('the member has what was asked before', () => anna.shown().join() === 'host: What is a room?');
  await until('the host sees the member', () => host.room.people.value?.members[0]?.here === true);
  await until('the member sees the room', () => anna.room.people.value !== null);

  anna.text.value = 'W';
  await until('the host hears that the member writes', () => host.room.typists.value.names.join() === 'Anna');

  anna.ask('Who is here?');
  const all = ['host: What is a room?', 'Anna: Who is here?'];
  await until('both show it', () => [host, anna].every((panel) => panel.shown().join() === all.join()));
  host.ask('And now?');
  all.push('host: And now?');
  await until('both show that too', () => [host, anna].every((panel) => panel.shown().join() === all.join()));
  await until('both have the answers', () => [host, anna].every(({ isDone }) => isDone()));
  const said = (panel: typeof host) => panel.state.turns.value.map(({ content }) => content.value);
  expect(said(anna)).toEqual(said(host));
});

it('shows a member out at once, and its link lets others in until it is taken back', async () => {
  const { host, makeLink, join, enter } = await createStage();
  const link = await makeLink();
  const anna = await enter(link, 'Anna');
  const second = await join(link, 'Anna');
  expect(second.name).toBe('Anna 2');
  host.room.sharing.remove(anna.key.member);
  expect(await anna.client.inPhase('stopped')).toMatchObject({ problem: { code: 'removed_from_room' } });
  host.room.sharing.end();
  await until('nobody is there', () => host.room.people.value === null);
  await expect(join(link, 'Ben')).rejects.toBeInstanceOf(JoinFailure);
});
