import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createMarkdownBlocks } from '../../../components/markdown/markdown-blocks.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

describe('a text that goes on after it was whole', () => {
  it('is split anew, since its last block was closed', () => {
    const text = signal('one');
    const live = signal(false);
    const model = createMarkdownBlocks(text, live, createManualClock());
    expect(model.blocks.value.map(({ closed }) => closed)).toEqual([true]);
    text.value = 'one two';
    live.value = true;
    live.value = false;
    expect(model.blocks.value).toMatchObject([{ kind: 'token', token: { text: 'one two' } }]);
    model.dispose();
  });
});
