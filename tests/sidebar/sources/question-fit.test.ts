import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FitReply } from '../../../protocol/fit-messages.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import { createQuestionFit } from '../../../sidebar/sources/question-fit.ts';
import type { TurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { PAGE } from '../../helpers/fake-page-browser.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';
import { createModel } from '../../helpers/test-panel.ts';

const REPLY: Omit<FitReply, 'id'> = {
  type: 'fit',
  model: 'llama3.2:3b',
  promptTokens: 9_000,
  contextTokens: 4_096,
  reads: 'passages',
  leftOut: 0,
  withoutEarlierSources: false,
};
const PAGE_TOKENS = 4;
const page: SourcePart = { ...PAGE, text: 'tide tide tide' };

function setUp(role: 'client' | 'guest' = 'client') {
  const companion = createFakeCompanionConnection();
  companion.connect(role);
  const clock = createManualClock();
  const composer = { text: signal(''), sources: signal<readonly SourcePart[]>([]) };
  const conversation = {
    id: signal('chat-1'),
    turns: signal<readonly TurnState[]>([]),
    running: signal<TurnState | null>(null),
    temporary: signal(false),
  };
  const current = signal(createModel('llama3.2:3b'));
  const { fit, dispose } = createQuestionFit({
    composer,
    conversation,
    connection: companion.connection,
    models: { current },
    clock,
  });
  onTestFinished(() => {
    dispose();
    expect(clock.pending).toBe(0);
  });
  async function pause() {
    clock.advance(400);
    await settle();
  }
  return { companion, clock, composer, conversation, current, fit, pause };
}

describe('a question that is being written', () => {
  it('is measured in the pauses of typing, with what goes along and what was before', async () => {
    const { companion, clock, composer, conversation, pause } = setUp();
    await pause();
    composer.text.value = 'Why?';
    await pause();
    // Words alone, after nothing, fit wherever they may be sent.
    expect(companion.requests).toEqual([]);
    composer.sources.value = [page];
    clock.advance(399);
    composer.text.value = ' Why so? ';
    conversation.turns.value = [{ id: 'turn-1' } as TurnState];
    clock.advance(399);
    expect(companion.requests).toEqual([]);
    await pause();
    expect(companion.requests.map(({ request }) => request)).toEqual([
      {
        type: 'fit',
        conversation: 'chat-1',
        parent: 'turn-1',
        words: 2,
        sources: [{ tokens: PAGE_TOKENS, isImage: false }],
        model: 'llama3.2:3b',
      },
    ]);
  });

  it('says what will be left out of it, until it is another one', async () => {
    const { companion, composer, current, fit, pause } = setUp();
    composer.sources.value = [page];
    await pause();
    expect(companion.requestOf('fit').request).toMatchObject({ words: 1 });
    companion.requestOf('fit').answer(REPLY);
    await settle();
    expect(fit.value).toMatchObject({ reads: 'passages' });
    composer.text.value = 'Why?';
    // No flicker while it is typed.
    expect(fit.value).not.toBeNull();
    current.value = createModel('qwen3:8b');
    expect(fit.value).toBeNull();
    await pause();
    companion.requests.at(-1)?.answer({ ...REPLY, model: 'qwen3:8b', reads: 'whole' });
    await settle();
    expect(fit.value).toBeNull();
    companion.requests.at(-1)?.answer(REPLY);
    composer.sources.value = [];
    expect(fit.value).toBeNull();
  });

  it('is measured again once the answer before it has ended', async () => {
    const { companion, composer, conversation, pause } = setUp();
    const turn = { id: 'turn-1' } as TurnState;
    conversation.turns.value = [turn];
    conversation.running.value = turn;
    composer.text.value = 'And then?';
    await pause();
    conversation.running.value = null;
    await pause();
    expect(companion.requests).toHaveLength(2);
  });

  it('is not told of by an answer that comes late', async () => {
    const { companion, composer, fit, pause } = setUp();
    composer.sources.value = [page];
    await pause();
    const [asked] = companion.requests;
    composer.sources.value = [];
    asked?.answer(REPLY);
    await settle();
    expect(fit.value).toBeNull();
  });

  it('is sent all the same where nobody can say', async () => {
    const { companion, composer, fit, pause } = setUp();
    composer.sources.value = [page];
    await pause();
    companion.requests[0]?.refuse({ code: 'bad_message', params: { cause: 'unknown_type', type: 'fit' } });
    await settle();
    expect(fit.value).toBeNull();
  });

  it('is nothing that a guest asks about', async () => {
    const { companion, composer, pause } = setUp('guest');
    composer.sources.value = [page];
    await pause();
    expect(companion.requests).toEqual([]);
  });
});
