import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { ConnectionNotice } from '../../../components/notices/ConnectionNotice.tsx';
import { ModelNotice } from '../../../components/notices/ModelNotice.tsx';
import { PageNotice } from '../../../components/notices/PageNotice.tsx';
import type { Problem } from '../../../sidebar/state/problem.ts';
import { createDemoModels } from '../demo-models.ts';

afterEach(cleanup);

const problem: Problem = {
  title: 'The companion is not running',
  message: 'Nothing answers at 127.0.0.1:11435.',
  cure: 'Start it.',
  command: 'npm start',
  retryable: true,
};

describe('the connection notice', () => {
  it('gives cause, cure, the command to copy and a way to retry', async () => {
    const { connection, calls } = createDemoModels();
    connection.problem.value = problem;
    const copyText = vi.fn(async () => {});
    render(
      <CopyContext.Provider value={copyText}>
        <ConnectionNotice connection={connection} openCompanion={() => {}} />
      </CopyContext.Provider>,
    );
    screen.getByRole('region', { name: problem.title });
    screen.getByText(problem.message);
    screen.getByText(problem.cure);
    fireEvent.click(screen.getByRole('button', { name: 'Copy command' }));
    expect(copyText).toHaveBeenCalledWith('npm start');
    await screen.findByRole('button', { name: 'Copied' });
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(calls).toEqual([['connection.retry']]);
  });

  it('goes by itself when the connection is back', async () => {
    const { connection } = createDemoModels();
    connection.problem.value = problem;
    const { container } = render(<ConnectionNotice connection={connection} openCompanion={() => {}} />);
    connection.problem.value = null;
    await vi.waitFor(() => expect(container.textContent).toBe(''));
  });

  it.each([
    ['to pair where that is the cure', true, 'Pair this browser'],
    ['a quiet way to the companion’s screen elsewhere', false, 'Companion…'],
  ])('offers %s', (_what, pairable, name) => {
    const { connection } = createDemoModels();
    connection.problem.value = { ...problem, pairable };
    const openCompanion = vi.fn();
    render(<ConnectionNotice connection={connection} openCompanion={openCompanion} />);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(openCompanion).toHaveBeenCalledOnce();
    expect(screen.getAllByRole('button').map((button) => button.textContent || button.title)).toHaveLength(3);
  });

  it('offers no retry that can not help', () => {
    const { connection } = createDemoModels();
    connection.problem.value = { ...problem, retryable: false };
    render(<ConnectionNotice connection={connection} openCompanion={() => {}} />);
    expect(screen.queryByRole('button', { name: 'Retry' })).toBe(null);
  });
});

describe('the model notice', () => {
  it('folds once there is a conversation to read', () => {
    const { models } = createDemoModels();
    models.problem.value = { ...problem, title: 'Ollama is not running' };
    const { container, rerender } = render(<ModelNotice models={models} isOpen />);
    expect(container.querySelector('details')?.open).toBe(true);
    rerender(<ModelNotice models={models} isOpen={false} />);
    expect(container.querySelector('details')?.open).toBe(false);
    screen.getByRole('heading', { name: 'Ollama is not running' });
  });
});

describe('the page notice', () => {
  it('asks for all sites while the click is being handled', () => {
    const { page } = createDemoModels();
    page.status.value = 'needs-access';
    page.hint.value = 'Click Aside in the toolbar.';
    let wasHandling = false;
    let isHandling = false;
    page.allowAllSites = () => {
      wasHandling = isHandling;
    };
    render(<PageNotice page={page} />);
    screen.getByText('Click Aside in the toolbar.');
    isHandling = true;
    fireEvent.click(screen.getByRole('button', { name: 'Allow on all sites' }));
    isHandling = false;
    expect(wasHandling).toBe(true);
  });

  it('lets the request go', () => {
    const { page, calls } = createDemoModels();
    page.status.value = 'needs-access';
    render(<PageNotice page={page} />);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(calls).toEqual([['page.dismiss']]);
  });

  it('says why a page can not be read', () => {
    const { page } = createDemoModels();
    page.status.value = 'unreadable';
    page.hint.value = 'This is a PDF.';
    render(<PageNotice page={page} />);
    screen.getByText('This is a PDF.');
  });

  it('offers the site that was read, and takes no for an answer', () => {
    const { page, calls } = createDemoModels();
    page.offerSite.value = 'example.org';
    render(<PageNotice page={page} />);
    fireEvent.click(screen.getByRole('button', { name: 'Always on example.org' }));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(calls).toEqual([['page.allowOfferedSite'], ['page.dismiss']]);
  });
});
