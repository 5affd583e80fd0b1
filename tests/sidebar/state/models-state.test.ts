// @vitest-environment node
import { signal } from '@preact/signals';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ModelsMessage } from '../../../protocol/companion-messages.ts';
import type { Model, UpstreamStatus } from '../../../protocol/models.ts';
import { createModelsState, modelProblems } from '../../../sidebar/state/models-state.ts';
import { saidOf } from '../../helpers/said-of.ts';
import { connect, startCompanion, TOKEN } from '../connection/connection-harness.ts';

beforeAll(() => modelProblems.load());

const reader: Model = {
  name: 'reader',
  upstream: 'reader',
  parameterSize: '',
  sizeBytes: 0,
  contextLength: 0,
  capabilities: [],
  loaded: true,
  remote: false,
};
const llama: Model = { ...reader, name: 'llama3.2:latest', upstream: 'ollama' };
const readerStatus: UpstreamStatus = {
  id: 'reader',
  kind: 'reader',
  address: '',
  status: 'ready',
  version: '',
};
const ollama: UpstreamStatus = { ...readerStatus, id: 'ollama', kind: 'ollama', address: '127.0.0.1:11434' };

function message(models: Model[], upstream: Partial<UpstreamStatus> = {}): ModelsMessage {
  return {
    type: 'models',
    models,
    defaultModel: models[0]?.name ?? '',
    upstreams: [{ ...ollama, ...upstream }, readerStatus],
  };
}

/** The state on a real connection, with the companion's end of it. */
async function start(chosen = '') {
  const companion = await startCompanion({ token: TOKEN });
  const client = connect(companion, { token: TOKEN });
  const chosenModel = signal(chosen);
  const state = createModelsState(client.connection, {
    chosenModel,
    chooseModel: (name) => {
      chosenModel.value = name;
    },
  });
  onTestFinished(() => state.dispose());
  const link = await companion.accept();
  await link.next('watch');
  /** Sends a list and waits until it has arrived. */
  const tell = async (models: ModelsMessage) => {
    link.send(models);
    link.send({ type: 'ping' });
    await link.next('pong');
  };
  return { companion, client, state, link, tell };
}

describe('createModelsState', () => {
  it('shows what the companion lists, and what it lists later', async () => {
    const { state, tell } = await start();
    expect([state.models.value, state.current.value, state.problem.value]).toEqual([[], null, null]);
    await tell(message([llama, reader]));
    expect(state.models.value).toEqual([llama, reader]);
    expect(state.current.value).toEqual(llama);
    expect(state.problem.value).toBeNull();
    await tell(message([reader], { status: 'unreachable' }));
    expect(state.current.value).toEqual(reader);
  });

  it('names the address where Ollama does not answer, and what answers meanwhile', async () => {
    const { state, tell } = await start();
    await tell(message([reader], { status: 'unreachable', error: { code: 'upstream_unreachable', params: {} } }));
    expect(saidOf(state.problem.value)?.title).toBe('Ollama isn’t answering');
    expect(saidOf(state.problem.value)?.message).toContain('127.0.0.1:11434');
    expect(saidOf(state.problem.value)?.message).toContain('built-in reader answers');
    expect(saidOf(state.problem.value)?.command).toBe('ollama serve');
    await tell(message([llama, reader]));
    expect(state.problem.value).toBeNull();
  });

  it('gives the companion’s reason when Ollama refuses', async () => {
    const { state, tell } = await start();
    const error = { code: 'upstream_refused', params: { cause: 'wants_key', address: 'a' } };
    await tell(message([reader], { status: 'refused', error }));
    expect(saidOf(state.problem.value)).toMatchObject({ title: 'Ollama refuses to answer' });
    expect(state.problem.value).toMatchObject({ error });
  });

  it('gives the command that gets a first model', async () => {
    const { state, tell } = await start();
    await tell(message([reader]));
    expect(saidOf(state.problem.value)).toMatchObject({
      title: 'Ollama has no model yet',
      command: 'ollama pull llama3.2',
    });
  });

  it('says that what is there cannot chat, rather than that there is nothing', async () => {
    const { state, tell } = await start();
    await tell({
      ...message([reader]),
      cannotChat: [
        { ...llama, name: 'minilm' },
        { ...llama, name: 'bge' },
      ],
    });
    expect(saidOf(state.problem.value)).toMatchObject({
      title: 'No model here can chat',
      message: expect.stringMatching(/made for something else \(minilm, …\)/),
      command: 'ollama pull llama3.2',
    });
  });

  it('says that the chosen model cannot chat, rather than that it is gone', async () => {
    const { state, tell } = await start('minilm');
    await tell({ ...message([llama, reader]), cannotChat: [{ ...llama, name: 'minilm' }] });
    expect(state.current.value).toBeNull();
    expect(saidOf(state.problem.value)).toMatchObject({
      title: 'minilm can’t chat',
      cure: 'Choose another model.',
      command: '',
    });
  });

  it('knows the chosen model by the name that it had before servers came or went', async () => {
    const { state, tell } = await start('llama3.2 @ 10.0.0.7:11434');
    await tell(message([{ ...llama, aliases: ['llama3.2 @ 10.0.0.7:11434'] }, reader]));
    expect(state.current.value?.name).toBe('llama3.2:latest');
    expect([state.chosen.value, state.problem.value]).toEqual(['llama3.2:latest', null]);
  });

  it('has no current model, and says so, when the chosen one is gone', async () => {
    const { state, tell } = await start('mistral:7b');
    await tell(message([llama, reader]));
    expect(state.current.value).toBeNull();
    expect(saidOf(state.problem.value)).toMatchObject({
      title: 'mistral:7b is gone',
      command: 'ollama pull mistral:7b',
    });
    state.choose('llama3.2:latest');
    expect([state.current.value, state.problem.value]).toEqual([llama, null]);
    state.choose('');
    expect(state.current.value).toEqual(llama);
  });

  it('does not say that a chosen model is gone while its server is down', async () => {
    const { state, tell } = await start('llama3.2:latest');
    await tell(message([reader], { status: 'unreachable' }));
    expect(saidOf(state.problem.value)?.title).toBe('Ollama isn’t answering');
    expect(saidOf(state.problem.value)?.message).toContain('no other model takes its place');
  });

  it('never offers a chosen name to a shell that could not take it', async () => {
    const { state, tell } = await start('x; rm -rf ~');
    await tell(message([llama, reader]));
    expect(saidOf(state.problem.value)?.command).toBe('');
  });

  it('keeps the list and says nothing of Ollama while there is no connection, and watches again after', async () => {
    const { companion, client, state, link, tell } = await start();
    await tell(message([reader]));
    link.terminate();
    await client.inPhase('waiting');
    expect(state.models.value).toEqual([reader]);
    expect(state.problem.value).toBeNull();
    client.wake();
    await (await companion.accept()).next('watch');
  });
});
