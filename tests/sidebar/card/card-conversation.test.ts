import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCardConversation } from '../../../sidebar/card/card-conversation.ts';
import type { CardPort } from '../../../sidebar/card/card-session.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { uuid } from '../../helpers/test-panel.ts';
import { createFakePort } from './fake-port.ts';

function setUp() {
  const ports: ReturnType<typeof createFakePort>[] = [];
  const onContinued = vi.fn();
  const conversation = createCardConversation({
    turn: uuid(1),
    connect() {
      const fake = createFakePort();
      ports.push(fake);
      return fake.port as unknown as CardPort;
    },
    clock: createManualClock(),
    onContinued,
  });
  const end = (index: number, turn: string, type = 'cancelled') =>
    ports[index]?.say({ type: 'event', event: { type, turn, seq: 5 } });
  const asked = (index: number) => ports[index]?.posted[0] as { turn: string; type: string };
  const ask = (typed: string) => {
    conversation.draft.value = typed;
    conversation.ask();
  };
  return { conversation, ports, onContinued, end, asked, ask };
}

describe('the conversation of a card', () => {
  it('begins with the turn that the card was opened with, and takes no question while that runs', () => {
    const { conversation, ports, ask } = setUp();
    ask('Too early');
    expect(conversation.draft.value).toBe('Too early');
    expect(ports.map(({ posted }) => posted)).toEqual([[{ type: 'watch', turn: uuid(1), seq: 0 }]]);
    expect([conversation.turns.value.length, conversation.canAsk.value]).toEqual([1, false]);
  });

  it('asks what follows the last answer, each question after the one before it', () => {
    const { conversation, end, asked, ask } = setUp();
    end(0, uuid(1));
    expect(conversation.canAsk.value).toBe(true);
    ask('  How many? ');
    const second = asked(1);
    expect(second).toEqual({ type: 'ask', turn: second.turn, follows: uuid(1), message: 'How many?' });
    end(1, second.turn);
    ask('Where?');
    expect(conversation.draft.value).toBe('');
    expect(asked(2)).toMatchObject({ type: 'ask', follows: second.turn, message: 'Where?' });
    expect(conversation.turns.value.map(({ turn }) => turn.question)).toEqual(['', 'How many?', 'Where?']);
  });

  it('asks on a page over plain http too, where Firefox has no crypto.randomUUID in any frame', () => {
    const { end, asked, ask } = setUp();
    const { getRandomValues } = crypto;
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
    onTestFinished(() => void vi.unstubAllGlobals());
    end(0, uuid(1));
    ask('How many?');
    expect(asked(1)).toMatchObject({ type: 'ask', message: 'How many?' });
  });

  it('asks nothing blank, and nothing after an answer that failed', () => {
    const { end, ports, ask } = setUp();
    end(0, uuid(1));
    ask(' ');
    expect(ports).toHaveLength(1);
    const failed = setUp();
    failed.ports[0]?.say({ type: 'failed', error: { code: 'interrupted', params: {} } });
    expect(failed.conversation.canAsk.value).toBe(false);
  });

  it('stops the answer that runs', () => {
    const { conversation, end, ports, ask } = setUp();
    end(0, uuid(1));
    ask('How many?');
    conversation.stop();
    expect(ports[1]?.posted.at(-1)).toEqual({ type: 'stop' });
    expect(conversation.turns.value.at(-1)?.turn.stopping.value).toBe(true);
  });

  it('hands its last turn to the panel, and what is typed', () => {
    const { conversation, end, ports, asked, onContinued, ask } = setUp();
    end(0, uuid(1));
    ask('How many?');
    const { turn } = asked(1);
    end(1, turn);
    conversation.draft.value = 'And wh';
    conversation.continueInPanel();
    expect(ports[2]?.posted).toEqual([{ type: 'continue', turn, draft: 'And wh' }]);
    ports[2]?.say({ type: 'continued' });
    expect(onContinued).toHaveBeenCalledOnce();
  });
});
