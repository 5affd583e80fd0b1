import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/limits.ts';
import { needsKey, refuseOversized } from '../../../sidebar/connection/chat-refusal.ts';
import { chat } from './connection-harness.ts';

describe('a question', () => {
  it('needs a key when anything goes along, also what went along before', () => {
    expect(needsKey(chat(1))).toBe(false);
    expect(needsKey(chat(1, { sources: [] }))).toBe(false);
    expect(needsKey(chat(1, { sources: [{ type: 'page', blob: 'a'.repeat(64) }] }))).toBe(true);
  });

  it('is as long as the companion takes, and no longer', () => {
    const limits = { ...LIMITS, messageChars: 10 };
    expect(refuseOversized(chat(1, { message: 'x'.repeat(10) }), limits)).toBeUndefined();
    expect(refuseOversized(chat(1, { message: 'x'.repeat(11) }), limits)?.code).toBe('message_too_long');
  });

  it('fits into a frame with all of its bytes, or is too long', () => {
    const question = chat(1, { message: 'Café 猫' });
    const frameBytes = Buffer.byteLength(JSON.stringify(question));
    expect(refuseOversized(question, { ...LIMITS, frameBytes })).toBeUndefined();
    const refusal = refuseOversized(question, { ...LIMITS, frameBytes: frameBytes - 1 });
    expect(refusal).toMatchObject({ code: 'message_too_long', params: { cause: 'frame' } });
  });
});
