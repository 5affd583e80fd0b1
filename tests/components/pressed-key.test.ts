import { describe, expect, it } from 'vitest';
import { pressedKey } from '../../components/pressed-key.ts';

const press = (values: Partial<Parameters<typeof pressedKey>[0]> = {}) =>
  pressedKey({ key: 'Enter', isComposing: false, keyCode: 13, ...values });

describe('a pressed key', () => {
  it('is the one that the keyboard names', () => {
    expect(press()).toBe('Enter');
  });

  it('is none while an input method composes', () => {
    expect(press({ isComposing: true, keyCode: 229 })).toBe('');
    expect(press({ isComposing: true })).toBe('');
  });

  it('is none when it has just ended a composition, as Safari reports it', () => {
    expect(press({ keyCode: 229 })).toBe('');
  });
});
