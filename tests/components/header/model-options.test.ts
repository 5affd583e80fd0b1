import { describe, expect, it } from 'vitest';
import { listModelOptions, moveInOptions } from '../../../components/header/model-options.ts';
import type { UpstreamStatus } from '../../../protocol/models.ts';
import { createModel, LLAMA, READER } from '../../helpers/test-panel.ts';

const reader: UpstreamStatus = { id: 'reader', kind: 'reader', address: '', status: 'ready', version: '' };
const options = listModelOptions([LLAMA, createModel('qwen3:8b'), READER], [reader]);

describe('the lines of the model picker', () => {
  it('begin with the choice to leave it to the companion', () => {
    expect(options.map((option) => option.name)).toEqual(['', 'llama3.2:3b', 'qwen3:8b', 'reader']);
  });

  it('hold only the model where there is nothing to choose', () => {
    expect(listModelOptions([READER], [reader]).map((option) => option.name)).toEqual(['reader']);
  });

  it('say what a model is', () => {
    expect(options[1]?.hint).toBe('3.2B · 2.0\u00a0GB · loaded');
    expect(options[3]?.hint).toMatch(/no model/);
    const cloud = listModelOptions([createModel('gpt-oss:120b-cloud', { remote: true, sizeBytes: 0 })], []);
    expect(cloud[0]?.hint).toBe('3.2B · not on this machine');
  });
});

describe('keys in the model picker', () => {
  it('move by one and stop at the ends', () => {
    expect(moveInOptions(options, 1, 'ArrowDown')).toBe(2);
    expect(moveInOptions(options, 3, 'ArrowDown')).toBe(3);
    expect(moveInOptions(options, 0, 'ArrowUp')).toBe(0);
    expect(moveInOptions(options, 2, 'Home')).toBe(0);
    expect(moveInOptions(options, 0, 'End')).toBe(3);
  });

  it('find the next name that begins with a letter', () => {
    expect(moveInOptions(options, 0, 'Q')).toBe(2);
    expect(moveInOptions(options, 2, 'l')).toBe(1);
    expect(moveInOptions(options, 0, 'x')).toBe(null);
  });

  it('leave other keys alone', () => {
    expect(moveInOptions(options, 0, 'Tab')).toBe(null);
    expect(moveInOptions(options, 0, ' ')).toBe(null);
  });
});
