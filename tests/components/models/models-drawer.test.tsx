import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { ModelsDrawer } from '../../../components/models/ModelsDrawer.tsx';
import type { Model } from '../../../protocol/models.ts';
import { eventually } from '../../helpers/eventually.ts';
import { settle } from '../../helpers/settle.ts';
import { createModel, createTestPanel, LLAMA, MANAGED, READER, TODAY } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const place = (name: string, values = {}) => ({ upstream: 'ollama', name, loaded: false, ...values });
const OWN = createModel('llama3.2:3b', {
  loaded: true,
  quantisation: 'Q4_K_M',
  capabilities: ['completion', 'tools', 'vision'],
  places: [place('llama3.2:3b', { loaded: true, until: TODAY + 240_000, memoryBytes: 3.4e9, videoBytes: 2e9 })],
});
const OTHER = createModel('qwen3:8b', { sizeBytes: 5.2e9, places: [place('qwen3:8b')] });
const EMBEDDING = createModel('minilm', { capabilities: ['embedding'], places: [place('minilm')] });

async function open(options: { models?: Model[]; role?: 'client' | 'guest'; upstreams?: typeof MANAGED } = {}) {
  const { models = [OWN, OTHER], role = 'client', upstreams = MANAGED } = options;
  const panel = createTestPanel({ role });
  onTestFinished(panel.dispose);
  const tell = (list: Model[]) =>
    panel.companion.tellModels({
      models: [...list, READER],
      cannotChat: [EMBEDDING],
      upstreams,
      defaultModel: LLAMA.name,
    });
  tell(models);
  await panel.loadManager();
  const close = vi.fn();
  const pair = vi.fn();
  const copyText = vi.fn(async () => {});
  render(
    <CopyContext.Provider value={copyText}>
      <ModelsDrawer state={panel.state} close={close} pair={pair} />
    </CopyContext.Provider>,
  );
  await settle();
  const row = (name: RegExp) => {
    const found = screen.getAllByRole('button', { name }).find(({ dataset }) => dataset.row !== undefined);
    if (!found) throw new Error(`no row ${name}`);
    return found;
  };
  const unfold = (name: RegExp) => {
    fireEvent.click(row(name));
    return within(row(name).closest('li') as HTMLElement);
  };
  return { ...panel, tell, close, pair, copyText, row, unfold };
}

const search = () => screen.getByRole('searchbox');
const typeInto = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

describe('the screen of models', () => {
  it('says of each what it is, which is in use, and for how long it stays loaded', async () => {
    const { row, clock } = await open();
    expect(row(/llama/).textContent).toMatch(/In use.*3\.2B · Q4_K_M · 2\.0\u00a0GB · loaded, about 4\u00a0min left/);
    expect(row(/qwen3/).textContent).toMatch(/5\.2\u00a0GB$/);
    expect(row(/minilm/).textContent).toMatch(/Can’t chat/);
    expect(screen.queryByRole('button', { name: /^reader/ })).toBeNull();
    clock.advance(1_000);
  });

  it('unfolds what is known of one, in words', async () => {
    const { unfold } = await open();
    const details = unfold(/llama/);
    expect(details.getByText('Tools, Vision')).toBeTruthy();
    expect(details.getByText('131,072 tokens')).toBeTruthy();
    expect(
      details.getByText(/127\.0\.0\.1:11434 · loaded, about 4 min left · 3\.4 GB, 2\.0 GB of it on the graphics card/),
    ).toBeTruthy();
  });

  it('finds by a part of the name, and says when there is none', async () => {
    const { row } = await open();
    expect(document.activeElement).toBe(search());
    typeInto(search(), 'QWEN');
    expect(screen.queryByRole('button', { name: /llama/ })).toBeNull();
    expect(row(/qwen/)).toBeTruthy();
    typeInto(search(), 'nothing');
    expect(screen.getByText('No models match “nothing”')).toBeTruthy();
  });

  it('draws a part of ten thousand, and tells a screen reader the place of each', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => createModel(`model-${n}`));
    const { row } = await open({ models: many });
    const drawn = screen.getAllByRole('listitem');
    expect(drawn.length).toBeLessThan(60);
    expect([
      drawn[1]?.ariaPosInSet ?? drawn[1]?.getAttribute('aria-posinset'),
      drawn[1]?.getAttribute('aria-setsize'),
    ]).toEqual(['2', '10001']);
    fireEvent.keyDown(search(), { key: 'ArrowDown' });
    fireEvent.keyDown(row(/^model-0/), { key: 'End' });
    await settle();
    expect(document.activeElement).toBe(row(/minilm/));
    fireEvent.keyDown(row(/minilm/), { key: 'ArrowUp' });
    await settle();
    expect(document.activeElement).toBe(row(/^model-9999/));
    expect(document.activeElement?.closest('li')?.getAttribute('aria-posinset')).toBe('10000');
  });

  it('is walked through with the arrows, from the search and back', async () => {
    const { row } = await open();
    fireEvent.keyDown(search(), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(row(/llama/));
    fireEvent.keyDown(row(/llama/), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(row(/qwen/));
    fireEvent.keyDown(row(/qwen/), { key: 'Home' });
    fireEvent.keyDown(row(/llama/), { key: 'ArrowUp' });
    expect(document.activeElement).toBe(search());
  });

  it('has one used from now on, and closes', async () => {
    const { unfold, chosenModel, close } = await open();
    fireEvent.click(unfold(/qwen/).getByRole('button', { name: 'Use qwen3:8b' }));
    expect([chosenModel.value, close.mock.calls.length]).toEqual(['qwen3:8b', 1]);
  });

  it('offers no use of one that can’t chat, nor of the one in use', async () => {
    const { unfold } = await open();
    expect(unfold(/minilm/).queryByRole('button', { name: /^Use/ })).toBeNull();
    expect(unfold(/llama/).queryByRole('button', { name: /^Use/ })).toBeNull();
  });

  it('asks before one is used that leaves the machine', async () => {
    const remote = createModel('big-cloud', { remote: true, places: [place('big-cloud')] });
    const { unfold, chosenModel } = await open({ models: [OWN, remote] });
    const details = unfold(/big-cloud/);
    fireEvent.click(details.getByRole('button', { name: /^Use big/ }));
    expect(chosenModel.value).toBe('');
    fireEvent.click(details.getByRole('button', { name: 'Use it anyway' }));
    expect(chosenModel.value).toBe('big-cloud');
  });

  it('keeps one loaded, and no more, and unloads it', async () => {
    const { unfold, companion, tell } = await open();
    const details = unfold(/llama/);
    fireEvent.click(details.getByRole('button', { name: 'Keep loaded' }));
    expect(companion.requestOf('keep_warm').request).toMatchObject({
      upstream: 'ollama',
      name: 'llama3.2:3b',
      warm: true,
    });
    companion.requestOf('keep_warm').answer({ type: 'ok' });
    tell([{ ...OWN, places: [place('llama3.2:3b', { loaded: true, until: null })] }]);
    await settle();
    fireEvent.click(details.getByRole('button', { name: 'Don’t keep loaded' }));
    expect(companion.requestOf('keep_warm').request).toMatchObject({ warm: false });
    companion.requestOf('keep_warm').answer({ type: 'ok' });
    await settle();
    fireEvent.click(details.getByRole('button', { name: 'Unload' }));
    expect(companion.requestOf('unload_model').request).toMatchObject({ name: 'llama3.2:3b' });
  });

  it('asks before one is deleted, with what that frees, the harmless answer first', async () => {
    const { unfold, companion } = await open();
    const details = unfold(/llama/);
    fireEvent.click(details.getByRole('button', { name: 'Delete…' }));
    const question = details.getByRole('group', { name: 'Delete llama3.2:3b?' });
    expect(question.textContent).toMatch(
      /everyone who uses 127\.0\.0\.1:11434, and frees 2\.0\u00a0GB.*using this model now/,
    );
    expect(document.activeElement?.textContent).toBe('Keep it');
    fireEvent.click(details.getByRole('button', { name: 'Keep it' }));
    await settle();
    expect(document.activeElement?.textContent).toBe('Delete…');
    fireEvent.click(details.getByRole('button', { name: 'Delete…' }));
    fireEvent.click(details.getByRole('button', { name: 'Delete' }));
    expect(companion.requestOf('delete_model').request).toEqual({
      type: 'delete_model',
      upstream: 'ollama',
      name: 'llama3.2:3b',
    });
  });

  it.each([
    [0, 'No chat has an answer from it.'],
    [1, '1 chat has answers from it. The chat stays.'],
    [1_200, '1,200 chats have answers from it. The chats stay.'],
  ])('says how many chats used the one to be deleted (%s)', async (chats, words) => {
    const { unfold, companion } = await open();
    fireEvent.click(unfold(/llama/).getByRole('button', { name: 'Delete…' }));
    expect(companion.requestOf('model_chats').request).toEqual({ type: 'model_chats', model: 'llama3.2:3b' });
    companion.requestOf('model_chats').answer({ type: 'model_chats', chats });
    await eventually(() => expect(screen.getByRole('group').textContent).toContain(words));
  });

  it('gives the focus to the next one when the one that has it is deleted', async () => {
    const { unfold, row, tell, companion } = await open();
    row(/llama/).focus();
    const details = unfold(/llama/);
    fireEvent.click(details.getByRole('button', { name: 'Delete…' }));
    fireEvent.click(details.getByRole('button', { name: 'Delete' }));
    await settle();
    expect(document.activeElement?.textContent).toBe('Delete…');
    tell([OTHER]);
    companion.requestOf('delete_model').answer({ type: 'ok' });
    await settle();
    expect(document.activeElement).toBe(row(/qwen/));
  });

  it('shows why something could not be done, until it is dismissed', async () => {
    const { unfold, companion } = await open();
    fireEvent.click(unfold(/llama/).getByRole('button', { name: 'Unload' }));
    const params = { cause: 'at_server', server: 'ollama', address: 'a', model: 'llama3.2:3b' };
    companion.requestOf('unload_model').refuse({ code: 'model_not_found', params });
    await settle();
    await eventually(() =>
      expect(screen.getByRole('alert').textContent).toMatch(/Couldn’t do that with the model.*does not have/),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('copies a name', async () => {
    const { unfold, copyText } = await open();
    fireEvent.click(unfold(/qwen/).getByRole('button', { name: 'Copy name' }));
    expect(copyText).toHaveBeenCalledWith('qwen3:8b');
  });

  it('has each server of a model managed by itself', async () => {
    const both = {
      ...OWN,
      places: [place('llama3.2:3b', { loaded: true }), { upstream: 'other', name: 'llama3.2:3b', loaded: false }],
    };
    const other = {
      id: 'other',
      kind: 'ollama',
      address: 'b',
      status: 'ready',
      version: '',
      manages: ['delete'],
    } as const;
    const { unfold, companion } = await open({
      models: [both],
      upstreams: [...MANAGED, { ...other, manages: ['delete'] }],
    });
    const removes = unfold(/llama/).getAllByRole('button', { name: 'Delete…' });
    expect(removes).toHaveLength(2);
    fireEvent.click(removes[1] as HTMLElement);
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(companion.requestOf('delete_model').request).toMatchObject({ upstream: 'other' });
  });

  it('lets a guest look and use, and says what managing needs', async () => {
    const { unfold, pair } = await open({ role: 'guest' });
    await eventually(() => expect(screen.getByText('Pair this browser to manage models')).toBeTruthy());
    const details = unfold(/qwen/);
    expect(details.queryByRole('button', { name: 'Delete…' })).toBeNull();
    expect(details.getByRole('button', { name: 'Use qwen3:8b' })).toBeTruthy();
    expect(screen.queryByLabelText('Download a model by name')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Pair this browser' }));
    expect(pair).toHaveBeenCalled();
  });

  it('says that it is not connected, and keeps what was there', async () => {
    const { goDown, row } = await open();
    goDown();
    await settle();
    expect(screen.getByText(/Not connected/)).toBeTruthy();
    expect(row(/llama/)).toBeTruthy();
  });
});

describe('a download', () => {
  const field = () => screen.getByLabelText('Download a model by name');

  it('is asked for by a name, which is judged as it is typed', async () => {
    const { companion } = await open();
    typeInto(field(), 'https://example.org/x');
    expect(screen.getByText(/A name looks like/)).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    fireEvent.submit(field().closest('form') as HTMLElement);
    expect(companion.requests.filter(({ request }) => request.type === 'pull')).toEqual([]);
    typeInto(field(), ' hf.co/owner/model:Q4_K_M ');
    fireEvent.submit(field().closest('form') as HTMLElement);
    expect(companion.requestOf('pull').request).toEqual({
      type: 'pull',
      upstream: 'ollama',
      name: 'hf.co/owner/model:Q4_K_M',
    });
    expect((field() as HTMLInputElement).value).toBe('');
  });

  it('goes to the server that was chosen where several can', async () => {
    const other = { id: 'other', kind: 'ollama', address: 'b', status: 'ready', version: '', manages: ['pull'] };
    const { companion } = await open({ upstreams: [...MANAGED, other] });
    fireEvent.change(screen.getByLabelText('Download to'), { target: { value: 'other' } });
    typeInto(field(), 'm');
    fireEvent.submit(field().closest('form') as HTMLElement);
    expect(companion.requestOf('pull').request).toMatchObject({ upstream: 'other' });
  });

  it('shows bytes, speed and the time left, and can be cancelled', async () => {
    const { tellPull, clock, companion } = await open();
    for (const done of [4e8, 5e8, 6e8]) {
      tellPull({ operation: 'o', done, total: 2e9 });
      clock.advance(1_000);
    }
    tellPull({ operation: 'o', done: 7e8, total: 2e9 });
    await settle();
    const bar = screen.getByRole('progressbar');
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['700000000', '2000000000']);
    expect(screen.getByText('700 MB of 2.0 GB · 100 MB/s · about 13 s left')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel the download of llama3.2:3b' }));
    expect(companion.requestOf('stop').request).toEqual({ type: 'stop', operation: 'o' });
  });

  it('that failed says why in the server’s words, what is there, and goes on', async () => {
    const { tellPull, companion } = await open();
    const params = { cause: 'disk_full', server: 'ollama', address: 'a', model: 'm', said: 'no space left on device' };
    tellPull({
      name: 'm',
      state: 'failed',
      done: 1e9,
      total: 2e9,
      error: { code: 'upstream_failed', params, retryable: true },
    });
    await settle();
    await eventually(() =>
      expect(screen.getByText(/no room.*no space left on device.*1\.0 GB of 2\.0 GB is already there/)).toBeTruthy(),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(companion.requestOf('pull').request).toEqual({ type: 'pull', upstream: 'ollama', name: 'm' });
    fireEvent.click(screen.getByRole('button', { name: 'Remove m from this list' }));
    expect(companion.requestOf('stop').request).toMatchObject({ operation: 'pull-1' });
  });

  it.each([
    ['cancelled', 'Stopped at 1.0 GB of 2.0 GB'],
    ['interrupted', 'Interrupted when Aside stopped, at 1.0 GB of 2.0 GB'],
  ] as const)('that was %s says so and continues', async (state, words) => {
    const { tellPull } = await open();
    tellPull({ state, done: 1e9, total: 2e9 });
    await settle();
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy();
  });

  it('is told to a screen reader at its beginning, its end, each quarter and its failure', async () => {
    const { tellPull } = await open();
    const hear = async (words: string, ...told: object[]) => {
      for (const values of told) tellPull({ operation: 'o', total: 1_000, ...values });
      await eventually(() => expect(screen.getByRole('status').textContent).toBe(words));
    };
    await hear('Downloading llama3.2:3b', {});
    await hear('llama3.2:3b: 25 percent', { done: 250 });
    await hear('llama3.2:3b: 50 percent', { done: 300 }, { done: 400 }, { done: 510 });
    await hear('llama3.2:3b: 75 percent', { done: 800 });
    await hear('llama3.2:3b is ready', { done: 1_000 }, { state: 'done', done: 1_000 });
    await hear('Downloading q', { operation: 'p', name: 'q' });
    await hear('q couldn’t be downloaded', { operation: 'p', name: 'q', state: 'failed' });
    for (let n = 0; n < 12; n++) {
      await hear(`Downloading m${n}`, { operation: `m${n}`, name: `m${n}` });
      await hear(`m${n} is ready`, { operation: `m${n}`, name: `m${n}`, state: 'done' });
    }
  });
});
