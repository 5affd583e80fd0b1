import { describe, expect, it } from 'vitest';
import { judgeLink } from '../../../components/markdown/link-policy.ts';

describe('judgeLink', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'chrome-extension://abc/sidepanel.html',
    'vbscript:x',
    'blob:https://example.com/x',
    '/relative',
    'sidepanel.html',
    '//example.com',
    '#hash',
    'https:/example.com',
    'https://example.org。请访问',
    'https://example．org',
    'https://example｡org/a',
    'http://',
    '',
    `https://example.com/${'x'.repeat(5000)}`,
  ])('leaves %j as text', (href) => {
    expect(judgeLink(href, 'words')).toBeNull();
  });

  it.each([
    ['http://example.com', 'example.com'],
    ['https://www.example.com/a', 'https://example.com/a'],
    ['https://example.com', 'example.com, version 1.5 of 3.11.2'],
    ['mailto:me@example.com', 'me@example.com'],
    ['https://example.com/a。b', 'example.com'],
  ])('links %s with the words "%s"', (href, words) => {
    expect(judgeLink(href, words)).toMatchObject({ shownHost: '' });
  });

  it.each([
    ['https://example.com/a', 'the study', 'example.com'],
    ['https://example.com', 'version 1.5 of 3.11.2', 'example.com'],
    ['https://example.com', 'e.g. this', 'example.com'],
    ['https://example.com', `example.com ${'x'.repeat(2048)}`, 'example.com'],
    ['mailto:me@example.com', 'write to me', 'me@example.com'],
    ['https://evil.example/login', 'paypal.com', 'evil.example'],
    ['https://evil.example/login', 'Log in at https://paypal.com/login now', 'evil.example'],
    ['https://evil.example', 'paypal。com', 'evil.example'],
    ['https://paypal.com@evil.example/', 'log in', 'evil.example'],
    ['https://xn--pypal-4ve.com', 'paypal.com', 'xn--pypal-4ve.com'],
    ['https://paypal.com.evil.example', 'paypal.com', 'paypal.com.evil.example'],
    ['https://evil.example:8443', 'paypal.com', 'evil.example:8443'],
    ['mailto:me@evil.example', 'you@paypal.com', 'me@evil.example'],
  ])('shows where %s leads when the words are "%s"', (href, words, shownHost) => {
    expect(judgeLink(href, words)).toMatchObject({ shownHost });
  });
});
