import { describe, expect, it } from 'vitest';
import { changeParameters } from '../../protocol/change-parameters.ts';
import { knownParameters, PARAMETERS, type ParameterName, refuseParameter } from '../../protocol/parameters.ts';
import { readSection, readTable, unquote } from './protocol-document.ts';

/** Some that are taken, and some that are not. */
const CASES: Record<ParameterName, [taken: unknown[], refused: unknown[]]> = {
  temperature: [
    [0, 0.7, 2],
    [-0.1, 2.1, '1', null, Number.NaN, Number.POSITIVE_INFINITY],
  ],
  top_p: [
    [0, 1],
    [-1, 1.01, true],
  ],
  seed: [
    [0, 2_147_483_647],
    [-1, 1.5, 2_147_483_648],
  ],
  num_ctx: [
    [512, 32_768],
    [511, 4096.5, 10_485_761, '4096'],
  ],
  num_predict: [
    [1, 1_048_576],
    [0, -1, 1.5],
  ],
  keep_alive: [
    [-1, 0, 10_080],
    [-2, 10_081, '5m'],
  ],
  think: [
    ['off', 'on', 'low', 'medium', 'high'],
    [true, 'max', ''],
  ],
  system: [
    ['', 'Be short.', 'x'.repeat(8_000)],
    ['x'.repeat(8_001), 7],
  ],
};

describe('parameters', () => {
  it.each(Object.entries(CASES))('take of %s what makes sense, and refuse the rest', (name, [taken, refused]) => {
    expect(taken.filter((value) => refuseParameter(name, value))).toEqual([]);
    expect(refused.filter((value) => !refuseParameter(name, value))).toEqual([]);
  });

  it('say of a value that makes no sense what it may be', () => {
    const range = { name: 'temperature', least: 0, most: 2 };
    expect(refuseParameter('temperature', 3)).toEqual({ cause: 'parameter_number', ...range });
    expect(refuseParameter('seed', 0.5)).toMatchObject({ cause: 'parameter_whole', least: 0 });
    expect(refuseParameter('think', 'most')).toMatchObject({ choices: 'off, on, low, medium, high' });
    expect(refuseParameter('system', 'x'.repeat(9_000))).toMatchObject({ cause: 'parameter_text', most: 8_000 });
  });

  it('keep what only a newer Aside knows, and give it to no model', () => {
    const values = changeParameters({ seed: 1 }, { mirostat: { tau: 5 }, seed: null, temperature: 1 });
    expect(values).toEqual({ mirostat: { tau: 5 }, temperature: 1 });
    expect(refuseParameter('mirostat', { tau: 5 })).toBeUndefined();
    expect(refuseParameter('constructor', 1)).toBeUndefined();
    expect(knownParameters({ ...values, constructor: 1, seed: 'x' })).toEqual({ temperature: 1 });
  });

  it('are those that PROTOCOL.md names, and taken by the kinds that it names', () => {
    const rows = readTable(readSection('Parameters')).map(([name = '', , kinds = '']) => [
      unquote(name),
      kinds.split(', ').map(unquote),
    ]);
    expect(rows).toEqual(Object.entries(PARAMETERS).map(([name, { at }]) => [name, [...at]]));
  });
});
