import { describe, expect, it } from 'vitest';
import { readComposerKey } from '../../../components/composer/composer-keys.ts';

const key = (name: string, values: Partial<Parameters<typeof readComposerKey>[0]> = {}) =>
  readComposerKey({ key: name, shiftKey: false, isComposing: false, keyCode: 0, ...values });

describe('keys in the composer', () => {
  it('sends on Enter and stops on Escape', () => {
    expect(key('Enter')).toBe('send');
    expect(key('Escape')).toBe('stop');
  });

  it('leaves Shift+Enter to the field', () => {
    expect(key('Enter', { shiftKey: true })).toBe(null);
  });

  it('leaves every key to an input method that composes', () => {
    expect(key('Enter', { isComposing: true })).toBe(null);
    expect(key('Escape', { isComposing: true })).toBe(null);
  });

  it('leaves the Enter that accepted a composition alone where it comes after its end', () => {
    expect(key('Enter', { keyCode: 229 })).toBe(null);
  });

  it('goes up by Up alone', () => {
    expect(key('ArrowUp')).toBe('up');
    for (const held of ['shiftKey', 'altKey', 'ctrlKey', 'metaKey', 'isComposing']) {
      expect(key('ArrowUp', { [held]: true })).toBe(null);
    }
  });

  it('leaves letters to the field', () => {
    expect(key('a')).toBe(null);
  });
});
