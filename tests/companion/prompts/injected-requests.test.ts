import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toStoredKey } from '../../../companion/access/keys/keyring.ts';
import { type CompanionLine, dial } from '../../../companion/cli/companion/dial.ts';
import type { RoleMessage } from '../../../companion/prompts/chat-messages.ts';
import { SYSTEM_INSTRUCTION, taskInstruction } from '../../../companion/prompts/instructions.ts';
import { type SourcePart, toQuestion } from '../../../protocol/question-parts.ts';
import type { Task } from '../../../protocol/task.ts';
import { createFakeOllama, type FakeOllama, type FakeOllamaOptions } from '../../helpers/fake-ollama.ts';
import { tokens } from '../../helpers/fake-ollama-answers.ts';
import { startTestCompanion } from '../server/test-companion.ts';
import { CONTROL_TOKENS, INJECTIONS, INVISIBLE } from './injection-corpus.ts';

const QUESTION = 'What does it say?';
const CORPUS = Object.entries(INJECTIONS);

interface World {
  ollama: FakeOllama;
  /** Asks in a conversation, waits for the answer, and resolves with the turn's id. */
  ask(fields: { message: string; sources?: SourcePart[]; task?: Task; parent?: string }): Promise<string>;
  /** Every message of every request for an answer, a note or a title, in their order. */
  requests(): RoleMessage[][];
}

async function createWorld(options: FakeOllamaOptions): Promise<World> {
  const ollama = createFakeOllama(options);
  await ollama.listen();
  onTestFinished(() => ollama.close());
  const companion = await startTestCompanion({ upstreams: [{ kind: 'ollama', url: ollama.url }] });
  const key = toStoredKey(companion.localToken);
  const found = key && (await dial(companion.address, key, new AbortController().signal));
  if (found?.kind !== 'ours') throw new Error(`the companion is ${found?.kind}`);
  const { line } = found;
  onTestFinished(() => line.close());
  const conversation = randomUUID();
  return {
    ollama,
    async ask({ message, sources = [], task = 'chat', parent = null }) {
      const turn = randomUUID();
      line.send({
        type: 'chat',
        turn,
        conversation,
        parent,
        task,
        question: toQuestion(message, sources),
        language: 'en',
      });
      await terminalOf(line, turn);
      return turn;
    },
    requests: () => ollama.requests.filter(({ path }) => path === '/api/chat').map(({ body }) => body.messages),
  };
}

async function terminalOf(line: CompanionLine, turn: string): Promise<void> {
  for await (const message of line.messages) {
    if (!('turn' in message) || message.turn !== turn) continue;
    if (message.type === 'error') throw new Error(`${message.code}: ${JSON.stringify(message.params)}`);
    if (message.type === 'done') return;
  }
  throw new Error('the connection ended');
}

function source(type: SourcePart['type'], injection: string): SourcePart {
  return { type, title: injection, url: injection, language: '', text: `Tides.\n\n${injection}`, omittedChars: 0 };
}

/** A message's fences, and what stands behind the last of them. */
function openFences(content: string): { inside: string[]; behind: string } {
  const inside: string[] = [];
  let behind = content;
  for (;;) {
    const match = /^<(page|selection)-([0-9a-f]{8})>\n([\s\S]*?)\n<\/\1-\2>\n\n/.exec(behind);
    if (!match) return { inside, behind };
    const [whole, , nonce = '', text = ''] = match;
    expect(text).not.toContain(nonce);
    inside.push(text);
    behind = behind.slice(whole.length);
  }
}

/** That a request says what we say, what the person said, and the rest behind fences, with nothing of a template in it. */
function expectFenced(messages: readonly RoleMessage[], words: readonly (string | RegExp)[]): void {
  for (const [index, { role, content }] of messages.entries()) {
    expect(content.isWellFormed()).toBe(true);
    if (role === 'system') {
      expect(index).toBe(0);
      expect(content).toBe(SYSTEM_INSTRUCTION);
    } else if (role === 'assistant') {
      expect(content).not.toMatch(CONTROL_TOKENS);
    } else {
      const { inside, behind } = openFences(content);
      for (const text of inside) {
        expect(text).not.toMatch(CONTROL_TOKENS);
        expect(text).not.toMatch(INVISIBLE);
      }
      expect(
        words.some((own) => (typeof own === 'string' ? own === behind : own.test(behind))),
        behind,
      ).toBe(true);
    }
  }
}

const OWN_WORDS = [
  QUESTION,
  'And then?',
  taskInstruction('summarise', 'en'),
  /^The text above is part \d+ of \d+ of a longer text\. Write down [^\n]*$/,
  /^Above are notes on the parts of one text, in order\. Summarise [^\n]*$/,
  /^Write a title for the conversation above: [^\n]*$/,
];

describe.each(CORPUS)('%s, in the requests that reach the model server', (_, injection) => {
  test('stays behind the fence as page and selection, in a follow-up, and when the model says it', async () => {
    const world = await createWorld({ answer: () => tokens([injection]) });
    const sources = [source('page', injection), source('selection', injection)];
    const first = await world.ask({ message: QUESTION, sources });
    await world.ask({ message: 'And then?', parent: first });
    const requests = world.requests();
    // the title is asked for behind our back, whenever there is time
    expect(requests.length).toBeGreaterThanOrEqual(2);
    for (const messages of requests) expectFenced(messages, OWN_WORDS);
    const followUp = requests.find((messages) => messages.at(-1)?.content === 'And then?');
    expect(followUp?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(openFences(followUp?.[1]?.content ?? '').inside).toHaveLength(2);
  });

  test('stays behind the fence in the parts of a long summary, and in the notes on them', async () => {
    const world = await createWorld({ answer: () => tokens([injection]), contextTokens: 2_500 });
    const text = Array.from({ length: 40 }, (_, index) => `Paragraph ${index} of the tides.\n\n${injection}`).join(
      '\n\n',
    );
    const long = { ...source('page', injection), text: `${text}\n\n${'The sea rises. '.repeat(700)}` };
    await world.ask({ task: 'summarise', message: '', sources: [long] });
    const requests = world.requests();
    expect(requests.length).toBeGreaterThan(2);
    for (const messages of requests) expectFenced(messages, OWN_WORDS);
  });
});

describe('the corpus', () => {
  test('holds what it is about: put before a model as it is, it would be found', () => {
    const tokensOfTemplates = CORPUS.filter(([, text]) => CONTROL_TOKENS.test(text));
    expect(tokensOfTemplates.length).toBeGreaterThan(12);
    expect(CORPUS.filter(([, text]) => INVISIBLE.test(text)).length).toBeGreaterThan(4);
    expect(() => expectFenced([{ role: 'user', content: `${INJECTIONS.ChatML}\n\n${QUESTION}` }], OWN_WORDS)).toThrow();
  });
});
