import { expect, onTestFinished, test } from 'vitest';
import { serveStartPage } from '../../launcher/start-page.ts';

test('the start page is served by this machine and loads nothing', async () => {
  const page = await serveStartPage();
  onTestFinished(() => page.dispose());
  expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const response = await fetch(page.url);
  const html = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain('Ask about selection');
  expect(html).not.toMatch(/https?:|src=|<script|<link/);
  expect((await fetch(new URL('/favicon.ico', page.url))).status).toBe(404);
});
