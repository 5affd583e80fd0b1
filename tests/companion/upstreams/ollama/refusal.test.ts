import { describe, expect, it } from 'vitest';
import { toRefusalError } from '../../../../companion/upstreams/ollama/refusal.ts';
import { redirected } from '../../../../companion/upstreams/refusal.ts';
import { tellingOf } from '../../../helpers/told.ts';

const ADDRESS = 'http://models.test';
const PAGE = '<html>\r\n<head><title>Oops</title></head><body><center><h1>openresty</h1></center></body></html>\r\n';

function refuse(status: number, body: string, contentType = 'application/json') {
  return tellingOf(toRefusalError({ status, body, contentType, model: 'm', address: ADDRESS }));
}

describe('a status from a proxy', () => {
  it.each([
    [401, 'upstream_refused', /name and password or a key \(401\)/, /proxy/],
    [403, 'upstream_refused', /refuses requests from here \(403\)/, /proxy or firewall/],
    [404, 'upstream_refused', /is not Ollama.*\(404\)/, /address and its path/],
    [405, 'upstream_refused', /is not Ollama.*\(405\)/, /address and its path/],
    [407, 'upstream_refused', /name and password or a key \(407\)/, /proxy/],
    [408, 'upstream_failed', /did not wait long enough for Ollama \(408\)/, /proxy_read_timeout/],
    [413, 'upstream_refused', /no question this long \(413\)/, /client_max_body_size/],
    [418, 'upstream_refused', /is not Ollama \(418\)/, /address/],
    [429, 'upstream_busy', /too many requests \(429\)/, /Wait a moment/],
    [500, 'upstream_failed', /The server at .* failed \(500: no reason given\)/, /Try again/],
    [502, 'upstream_failed', /can’t reach Ollama behind it \(502\)/, /Start Ollama/],
    [503, 'upstream_failed', /not available now \(503\)/, /that Ollama is running/],
    [504, 'upstream_failed', /did not wait long enough for Ollama \(504\)/, /proxy_read_timeout/],
  ])('keeps its cause, has a cure, and shows nothing of its page: %i', (status, code, message, cure) => {
    for (const type of ['text/html', 'text/html; charset=utf-8', 'text/plain', '', 'application/json']) {
      const error = refuse(status, PAGE, type);
      expect(error).toEqual({ code, message: expect.stringMatching(message), cure: expect.stringMatching(cure) });
      expect(error.message + error.cure).not.toMatch(/[<>]|openresty|Oops/);
    }
  });

  it('is understood without a body too', () => {
    expect(refuse(401, '', '').message).toMatch(/\(401\)/);
    expect(refuse(429, '', '').code).toBe('upstream_busy');
    expect(refuse(502, '', '').message).toMatch(/\(502\)/);
    expect(refuse(503, '', '').code).toBe('upstream_busy');
    expect(refuse(504, '', '').message).toMatch(/\(504\)/);
    expect(refuse(403, '', '').cure).toMatch(/OLLAMA_ORIGINS/);
  });
});

describe('the words of an error', () => {
  it.each([
    ['a text', JSON.stringify({ error: 'odd words' })],
    ['an object', JSON.stringify({ error: { message: 'odd words', type: 'x' } })],
    ['an object in a text', JSON.stringify({ error: JSON.stringify({ error: { message: 'odd words' } }) })],
    ['a list', JSON.stringify({ errors: [null, {}, { detail: 'odd words' }] })],
    ['a list of reasons', JSON.stringify({ detail: [{ loc: ['body'], msg: 'odd words' }] })],
    ['a message alone', JSON.stringify({ message: 'odd words', status: 500 })],
    ['a detail beside an empty error', JSON.stringify({ error: null, detail: 'odd words' })],
    ['a JSON text', JSON.stringify('odd words')],
    ['plain text', '  odd\n\twords.\n'],
  ])('are found in %s', (_, body) => {
    expect(refuse(500, body).message).toBe(`Ollama at ${ADDRESS} failed (500: odd words).`);
  });

  it.each([
    ['nothing', ''],
    ['a number', '7'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['an error without words', '{"error":{"code":7}}'],
    ['JSON that goes on in itself', '[['.repeat(5_000) + ']]'.repeat(5_000)],
  ])('are none in %s', (_, body) => {
    expect(refuse(500, body).message).toBe(`Ollama at ${ADDRESS} failed (500: no reason given).`);
  });

  it('are no page, not even inside JSON', () => {
    const { message } = refuse(500, JSON.stringify({ error: `upstream said: ${PAGE}` }));
    expect(message).not.toMatch(/[<>]|openresty/);
  });

  it('are one line of a bounded length', () => {
    const { message } = refuse(500, `a\u0007b\r\n${'x'.repeat(60_000)}`, 'text/plain');
    expect(message).toMatch(/500: a b x+\)\.$/);
    expect(message.length).toBeLessThan(600);
  });
});

describe('a redirect', () => {
  it.each([
    ['https://other.test/ollama?token=secret', 'https://other.test/ollama'],
    ['/login', 'http://models.test/login'],
    ['javascript:alert(1)', 'another address'],
    ['http://[', 'another address'],
    [undefined, 'another address'],
  ])('says where to, and nothing that may be secret: %s', (location, target) => {
    const { message } = tellingOf(redirected({ address: ADDRESS, server: 'ollama' }, location));
    expect(message).toBe(`The server at ${ADDRESS} redirects to ${target}, which is not followed.`);
  });
});
