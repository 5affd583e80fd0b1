import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Handshake } from '../../../companion/access/handshake.ts';
import { settle } from '../../helpers/settle.ts';
import { until } from '../../helpers/until.ts';
import type { ScriptedRequest } from '../turns/scripted-upstream.ts';
import { chat, startSession } from './aside-session.ts';
import { joinRoom } from './prove-join.ts';
import { followRoom, type RoomMemberClient } from './room-member.ts';
import { openTestStorage } from './test-storage.ts';

const NAMES = ['Ada', 'Bert', 'Cleo'];
const who = fc.nat({ max: NAMES.length });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('come' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stop' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('type' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('vanish' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('settle' as const), who }) },
);

it('any schedule of coming, asking, typing, stopping, vanishing and being taken out: who stays has read the same', {
  timeout: 600_000,
}, async () => {
  const storage = await openTestStorage();
  const session = await startSession({ storage });
  /** Requests to the model that were taken; those before them have ended. */
  let taken = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const first = chat();
      for (; taken < session.scripted.count; taken += 1) await session.scripted.next();
      // Another one each time: this one answers no pings.
      const host = await session.greet();
      await session.exchange(host, first);
      host.terminate();
      taken += 1;
      session.clock.advance(1_000);
      const { conversation } = first;
      const link = await session.rooms.share({ conversation, may: 'write', uses: null, forMs: null });
      const handshakes: Handshake[] = [];
      for (const name of NAMES) {
        const joined = await joinRoom(session.rooms, link?.token ?? '', name);
        if (typeof joined === 'string') throw new Error(joined);
        const caller = { kind: 'member', keyId: joined.id, conversation } as const;
        handshakes.push({ depth: 'aside.v1', room: 'chat', caller });
      }
      handshakes.push({ depth: 'aside.v1', room: 'chat', caller: { kind: 'client', keyId: 'bob', isLocal: false } });

      const here = new Map<number, RoomMemberClient>();
      const removed = new Map<number, { client: RoomMemberClient | undefined; heard: number }>();
      let asked = first.turn;
      let request: ScriptedRequest | undefined;

      /** The request that is being answered, if there is one. */
      async function current(): Promise<ScriptedRequest | undefined> {
        if (request?.signal.aborted) request = undefined;
        while (!request && session.scripted.count > taken) {
          taken += 1;
          const next = await session.scripted.next();
          if (!next.signal.aborted) request = next;
        }
        return request;
      }

      for (const { do: what, who } of steps) {
        const client = here.get(who);
        if (what === 'come' && !client && !removed.has(who)) {
          here.set(who, followRoom(await session.greet(handshakes[who]), conversation));
        } else if (what === 'ask' && client) asked = client.ask(first.turn);
        else if (what === 'say') (await current())?.say('word ');
        else if (what === 'end') {
          (await current())?.finish();
          request = undefined;
        } else if (what === 'stop' && client) client.send({ type: 'cancel', turn: asked });
        else if (what === 'type' && client) client.send({ type: 'typing', conversation });
        else if (what === 'vanish' && client) {
          await client.sync();
          client.leave();
          here.delete(who);
        } else if (what === 'remove' && who < NAMES.length && !removed.has(who)) {
          await client?.sync();
          const { caller } = handshakes[who] as Handshake & { caller: { keyId: string } };
          await session.rooms.remove(caller.keyId);
          here.delete(who);
          removed.set(who, { client, heard: 0 });
          if (client) expect((await client.closed).code).toBe(4410);
          removed.set(who, { client, heard: client?.heard ?? 0 });
        } else if (what === 'settle') {
          await settle();
          session.clock.advance(1_000);
        }
      }

      for (const client of here.values()) await client.sync();
      await until('nothing runs any more', async () => {
        (await current())?.finish();
        request = undefined;
        return !session.registry.isRunning(conversation);
      });
      const { turns = [] } = (await storage.turns(conversation)) ?? {};
      const stored = turns.map(({ turn, answer, state }) => [
        turn,
        answer.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(''),
        state,
      ]);
      for (const client of here.values()) {
        await until(
          'all turns are known',
          () => client.read().filter(([turn]) => stored.some(([id]) => id === turn)).length === stored.length,
        );
        await until('all turns have ended', () =>
          client.read().every(([turn, , end]) => end !== undefined || !stored.some(([id]) => id === turn)),
        );
        const read = new Map(client.read().map(([turn, ...rest]) => [turn, rest]));
        expect(stored.map(([turn = '']) => [turn, ...(read.get(String(turn)) ?? [])])).toEqual(stored);
      }
      // Every question but the first follows the one before: nobody made a branch.
      expect(turns.map(({ parent }) => parent)).toEqual([null, ...turns.slice(0, -1).map(({ turn }) => turn)]);

      const present = [...here.keys()];
      for (const client of here.values()) {
        await until('presence and typing have come to rest', () => {
          session.clock.advance(500);
          const { members = [], hosts } = client.room ?? {};
          const names = members
            .filter(({ here: isHere }: { here: boolean }) => isHere)
            .map(({ name }: { name: string }) => name);
          const typing = members.some(({ typing }: { typing: boolean }) => typing) || hosts?.typing > 0;
          return (
            !typing &&
            hosts?.here === present.filter((who) => who === NAMES.length).length &&
            names.length === present.filter((who) => who < NAMES.length).length
          );
        });
      }
      for (const { client, heard } of removed.values()) expect(client?.heard ?? 0).toBe(heard);
      for (const client of here.values()) client.leave();
      await session.rooms.end([conversation]);
    }),
    {
      numRuns: Number(process.env.ASIDE_SCHEDULES ?? 25),
      endOnFailure: true,
      timeout: 60_000,
      ...(process.env.ASIDE_SEED !== 'random' && { seed: 13 }),
    },
  );
});
