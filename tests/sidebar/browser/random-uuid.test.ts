import { expect, it } from 'vitest';
import { randomUuid } from '../../../sidebar/browser/random-uuid.ts';

it('makes UUIDs of version 4, each another one', () => {
  const made = Array.from({ length: 1_000 }, randomUuid);
  expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
    true,
  );
  expect(new Set(made).size).toBe(made.length);
});

it('needs no `crypto.randomUUID`, which pages over plain http lack', () => {
  const { randomUUID } = crypto;
  try {
    Object.assign(crypto, { randomUUID: undefined });
    expect(randomUuid()).toHaveLength(36);
  } finally {
    Object.assign(crypto, { randomUUID });
  }
});
