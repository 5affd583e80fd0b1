import { signal } from '@preact/signals';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadMarkdown } from '../../components/conversation/AnswerText.tsx';
import { loadTurnEnd } from '../../components/conversation/LazyTurnEnd.tsx';
import { loadLiveRegion } from '../../components/LazyLiveRegion.tsx';
import { Panel } from '../../components/Panel.tsx';
import { NO_SHORTCUTS } from '../../components/shortcuts.ts';
import { drawnDuring } from '../helpers/drawn-during.ts';
import { settle } from '../helpers/settle.ts';
import { createTestPanel } from '../helpers/test-panel.ts';

beforeAll(() => Promise.all([loadMarkdown(), loadTurnEnd(), loadLiveRegion()]));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('an answer that streams in', () => {
  it('draws nothing anew for a token: the text alone follows it', async () => {
    // The text is drawn when its time has come, which is another thing: here it never comes.
    vi.useFakeTimers({ toFake: ['performance'] });
    const panel = createTestPanel({});
    onTestFinished(panel.dispose);
    await settle();
    render(<Panel state={panel.state} shortcuts={signal(NO_SHORTCUTS)} copyText={async () => {}} />);
    const turn = await panel.ask('Why is the sky blue?');
    // What is loaded meanwhile draws what needs it.
    await act(() => vi.dynamicImportSettled());
    const say = async (content: string) => {
      turn.say({ type: 'token', content });
      await settle();
    };
    // The first one brings the answer, and what can be done with it.
    expect(await drawnDuring(() => say('Light'))).not.toEqual([]);
    await act(() => vi.dynamicImportSettled());
    const drawn = await drawnDuring(async () => {
      for (let n = 0; n < 20; n++) await say(` is scattered`);
    });
    expect(drawn).toEqual([]);
  });
});
