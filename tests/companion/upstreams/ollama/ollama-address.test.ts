import { describe, expect, test } from 'vitest';
import { formatAddress, parseOllamaHost } from '../../../../companion/upstreams/ollama/ollama-address.ts';

describe('OLLAMA_HOST', () => {
  // The first group is what Ollama does itself, with the address to listen on already turned into one to connect to.
  test.each([
    ['', 'http://127.0.0.1:11434'],
    ['1.2.3.4', 'http://1.2.3.4:11434'],
    [':1234', 'http://127.0.0.1:1234'],
    ['1.2.3.4:1234', 'http://1.2.3.4:1234'],
    ['example.com', 'http://example.com:11434'],
    ['example.com:1234', 'http://example.com:1234'],
    [':66000', 'http://127.0.0.1:11434'],
    [':-1', 'http://127.0.0.1:11434'],
    ['[::1]', 'http://[::1]:11434'],
    ['::1', 'http://[::1]:11434'],
    ['[::1]:1337', 'http://[::1]:1337'],
    ['fe80::1', 'http://[fe80::1]:11434'],
    [' 1.2.3.4 ', 'http://1.2.3.4:11434'],
    ['"1.2.3.4"', 'http://1.2.3.4:11434'],
    [' " 1.2.3.4 " ', 'http://1.2.3.4:11434'],
    ["'1.2.3.4'", 'http://1.2.3.4:11434'],
    ['http://1.2.3.4', 'http://1.2.3.4'],
    ['http://1.2.3.4:4321', 'http://1.2.3.4:4321'],
    ['https://1.2.3.4', 'https://1.2.3.4'],
    ['https://1.2.3.4:4321', 'https://1.2.3.4:4321'],
    ['https://example.com/ollama', 'https://example.com/ollama'],
    ['ollama.com', 'https://ollama.com'],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['0.0.0.0:1234', 'http://127.0.0.1:1234'],
    ['https://0.0.0.0:4321', 'https://127.0.0.1:4321'],
    ['[::]', 'http://[::1]:11434'],
    ['[::]:1234', 'http://[::1]:1234'],
    ['::', 'http://[::1]:11434'],

    ['localhost', 'http://localhost:11434'],
    ['example.com:', 'http://example.com:11434'],
    ['HTTP://Example.com:1', 'http://example.com:1'],
    ['http://127.0.0.1:11434/', 'http://127.0.0.1:11434'],
    ['https://example.com/a/b//', 'https://example.com/a/b'],
    ['http://', 'http://127.0.0.1'],
  ])('%j is reached at %s', (value, expected) => {
    const url = parseOllamaHost(value);
    expect(url && formatAddress(url)).toBe(expected);
  });

  test.each([
    'ftp://1.2.3.4',
    'http://user:secret@example.com',
    'two words',
    'http://a?b=c',
    'http://a#b',
    'http://[zz]',
    'a^b',
  ])('%j is no address', (value) => {
    expect(parseOllamaHost(value)).toBeUndefined();
  });
});
