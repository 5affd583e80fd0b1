import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { LazyCommand } from '../../../components/LazyCommand.tsx';
import { ConnectionNotice } from '../../../components/notices/ConnectionNotice.tsx';
import { ModelNotice } from '../../../components/notices/ModelNotice.tsx';
import { PageNotice } from '../../../components/notices/PageNotice.tsx';
import { loadErrorWords } from '../../../components/problem-words.ts';
import type { Problem } from '../../../sidebar/state/problem.ts';
import { eventually } from '../../helpers/eventually.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const problem: Problem = {
  code: 'companion_not_running',
  params: { address: '127.0.0.1:11435' },
  retryable: true,
};

beforeAll(() => Promise.all([loadErrorWords(), LazyCommand.load()]));

function open() {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  return panel;
}

describe('the connection notice', () => {
  it('gives cause, cure, the command to copy and a way to retry', async () => {
    const { state, companion, goDown } = open();
    goDown(problem);
    const copyText = vi.fn(async () => {});
    render(
      <CopyContext.Provider value={copyText}>
        <ConnectionNotice connection={state.connection} openCompanion={() => {}} />
      </CopyContext.Provider>,
    );
    screen.getByRole('region', { name: 'Aside’s companion isn’t running' });
    screen.getByText('Nothing answers at 127.0.0.1:11435.');
    screen.getByText(/^Run npm start in Aside’s folder\./);
    fireEvent.click(screen.getByRole('button', { name: 'Copy command' }));
    expect(copyText).toHaveBeenCalledWith('npm start');
    await screen.findByRole('button', { name: 'Copied' });
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(companion.retries).toBe(1);
  });

  it('goes by itself when the connection is back', async () => {
    const { state, companion, goDown } = open();
    goDown(problem);
    const { container } = render(<ConnectionNotice connection={state.connection} openCompanion={() => {}} />);
    companion.connect();
    await eventually(() => expect(container.textContent).toBe(''));
  });

  it.each([
    ['to pair where that is the cure', true, 'Pair this browser'],
    ['a quiet way to the companion’s screen elsewhere', false, 'Companion…'],
  ])('offers %s', (_what, pairable, name) => {
    const { state, goDown } = open();
    goDown({ ...problem, pairable });
    const openCompanion = vi.fn();
    render(<ConnectionNotice connection={state.connection} openCompanion={openCompanion} />);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(openCompanion).toHaveBeenCalledOnce();
    expect(screen.getAllByRole('button').map((button) => button.textContent || button.title)).toHaveLength(3);
  });

  it('offers no retry that can not help', () => {
    const { state, goDown } = open();
    goDown({ ...problem, retryable: false });
    render(<ConnectionNotice connection={state.connection} openCompanion={() => {}} />);
    expect(screen.queryByRole('button', { name: 'Retry' })).toBe(null);
  });
});

describe('the model notice', () => {
  it('folds once there is a conversation to read', async () => {
    const { state, loseOllama } = open();
    await loseOllama();
    const { container, rerender } = render(<ModelNotice models={state.models} isOpen />);
    expect(container.querySelector('details')?.open).toBe(true);
    rerender(<ModelNotice models={state.models} isOpen={false} />);
    expect(container.querySelector('details')?.open).toBe(false);
    screen.getByRole('heading', { name: 'Ollama isn’t answering' });
  });
});

describe('the page notice', () => {
  /** Reads the page, for what the page then has to say. */
  async function read(prepare: (page: ReturnType<typeof open>['page']) => void = () => {}) {
    const panel = open();
    prepare(panel.page);
    const { page } = panel.state;
    if (!page) throw new Error('there is a page');
    page.attachPage();
    await settle();
    return { ...panel, shown: page, ...render(<PageNotice page={page} />) };
  }

  it('asks for all sites while the click is being handled', async () => {
    const { page } = await read(({ close }) => close());
    await screen.findByText('Click Aside in the toolbar or press Alt+A to let it read this page.');
    fireEvent.click(screen.getByRole('button', { name: 'Allow on all sites' }));
    expect(page.wanted).toEqual([['http://*/*', 'https://*/*']]);
  });

  it('says that the browser was told no, and offers to ask again', async () => {
    const { page, shown } = await read(({ close, answer }) => {
      close();
      answer(Promise.resolve(false));
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Allow on all sites' }));
    await screen.findByText('The browser didn’t allow it, so nothing has changed.');
    expect(shown.status.value).toBe('needs-access');
    page.answer(Promise.resolve(true));
    fireEvent.click(screen.getByRole('button', { name: 'Allow on all sites' }));
    await eventually(() => expect(screen.queryByText(/didn’t allow/)).toBe(null));
    expect(page.wanted).toHaveLength(2);
  });

  it('lets the request go', async () => {
    const { shown, container } = await read(({ close }) => close());
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(shown.status.value).toBe('idle');
    await eventually(() => expect(container.textContent).toBe(''));
  });

  it('stops reading a page that does not answer', async () => {
    const { shown, container } = await read(({ hang }) => hang());
    await screen.findByText('Reading this page…');
    fireEvent.click(screen.getByRole('button', { name: 'Stop reading this page' }));
    expect(shown.status.value).toBe('idle');
    await eventually(() => expect(container.textContent).toBe(''));
  });

  it('says why a page can not be read', async () => {
    await read(({ becomePdf }) => becomePdf());
    await screen.findByText(/a PDF/);
  });

  it('offers the site of a file that only lasting access lets be fetched, beside why it was not', async () => {
    const { state } = open();
    if (!state.page) throw new Error('there is a page');
    const hint = { code: 'pdf' as const, params: {} };
    const allowOfferedSite = vi.fn(async () => true);
    const shut = { status: signal('unreadable' as const), hint: signal(hint), offerSite: signal('example.org') };
    render(<PageNotice page={{ ...state.page, ...shut, allowOfferedSite }} />);
    await screen.findByText(/a PDF/);
    fireEvent.click(screen.getByRole('button', { name: 'Always on example.org' }));
    expect(allowOfferedSite).toHaveBeenCalledOnce();
    screen.getByRole('button', { name: 'Dismiss' });
  });

  it('offers the site that was read, and takes no for an answer', async () => {
    const { page, shown, container } = await read();
    fireEvent.click(screen.getByRole('button', { name: 'Always on example.org' }));
    expect(page.wanted).toEqual([['https://example.org/*']]);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(shown.offerSite.value).toBe('');
    await eventually(() => expect(container.textContent).toBe(''));
  });
});
