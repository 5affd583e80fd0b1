import { describe, expect, it } from 'vitest';
import { writeDocument } from '../../../sidebar/sources/document-text.ts';

const write = (text: string, { name = '', contentType = '' } = {}) => writeDocument(text, { name, contentType });

describe('a text', () => {
  it.each([
    ['plain text', 'Dear all,\n  {see} below\n', 'a.txt', 'text/plain'],
    ['CSV', 'a,b\n1,2\n', 'a.csv', 'text/csv'],
    ['Markdown', '# A\n\n```js\nx\n```\n', 'a.md', 'text/markdown'],
    ['lines of JSON', '{"a":1}\n{"a":2}\n', 'a.jsonl', 'application/json'],
    ['something like JSON', '[not json]', 'a.txt', 'text/plain'],
    ['a page’s markup', '<?xml version="1.0"?><html></html>', 'a.html', 'text/html'],
  ])('that is %s stays as it is', (_, text, name, contentType) => {
    expect(write(text, { name, contentType })).toEqual({ title: '', text });
  });

  it.each([
    ['its type', '{ broken', { contentType: 'application/json; charset=utf-8' }],
    ['a type of JSON', '{}', { contentType: 'application/ld+json' }],
    ['its name', '7', { name: 'seven.json' }],
    ['what is in it', ' {"a": [1, 2]}\n', { name: 'package', contentType: 'text/plain' }],
  ])('is known as JSON by %s', (_, text, named) => {
    expect(write(text, named).text).toBe(`\`\`\`json\n${text.trim()}\n\`\`\``);
  });

  it('that is JSON on one long line gets lines', () => {
    const json = JSON.stringify({ list: Array.from({ length: 300 }, (_, index) => index) });
    expect(write(json, { name: 'a.json' }).text).toContain('{\n "list": [\n  0,\n  1,');
  });

  it('that is JSON as deep as it is long stays as it is', () => {
    const deep = '['.repeat(100_000);
    expect(write(deep, { name: 'a.json' }).text).toBe(`\`\`\`json\n${deep}\n\`\`\``);
  });

  it('that is JSON of one very long string stays in one piece', () => {
    const json = `{"a":"${'x\\n'.repeat(600_000)}"}`;
    expect(write(json, { name: 'a.json' }).text).toContain(`{\n "a": "x\\nx`);
  });

  it.each([
    ['its type', '<a/>', { contentType: 'text/xml' }],
    ['a type of XML', '<a/>', { contentType: 'application/atom+xml' }],
    ['its first words', '<?xml version="1.0"?>\n<a><b/></a>', { contentType: 'text/plain' }],
  ])('is known as XML by %s', (_, text, named) => {
    expect(write(text, named).text).toBe(`\`\`\`xml\n${text}\n\`\`\``);
  });

  it('can’t end the block that it stands in', () => {
    const text = '{"a": "```\\n````"}';
    expect(write(text).text).toBe(`\`\`\`\`\`json\n${text}\n\`\`\`\`\``);
  });
});
