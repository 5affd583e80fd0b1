import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url);

/** Calls whose texts go to a log, or to a programmer. */
const FOR_LOGS = /^(?:this\.)?#?(?:log|options\.log|services\.log|console)\.\w+$/;
const THROWN = /Error$/;

/** What may stand elsewhere, and why. A text is named by its beginning. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  // Reasons of refused requests: they are logged, and never sent.
  'companion/access/': [
    'not exactly one Host',
    'Host is not ours',
    'Origin ',
    'no such',
    'a WebSocket address',
    'unknown or wrong key',
    'an upgrade is',
    'an offer to pair',
    'an offer to join',
    'comes by a link',
    'comes to pair',
    'neither a listed',
    'from another machine',
    'more than one Origin',
    'Sec-Fetch-Site is',
    'a last sight',
    'metrics need',
  ],
  'companion/server/refuse-unreadable.ts': ['no HTTP', 'the head is', 'the request did'],
  // Reasons that are logged.
  'companion/connections/': [
    'the key is not valid any more',
    'a pairing code did not',
    'a connection failed',
    'unknown type',
    'local key',
    'shared room',
  ],
  'companion/conversations/': ['deleted conversations', 'an unsaved turn', 'answers can not', 'a question could'],
  'companion/transfers/': ['a file was taken over', 'the thread that read'],
  'companion/turns/': [
    'an interrupted turn',
    'somebody needs',
    'a title failed',
    'a turn failed',
    'a conversation could',
    'a question could',
    'a turn could',
    'no title',
  ],
  // What Prometheus says of each metric to those who look after a companion, as all programs do, in English.
  'companion/metrics/create-metrics.ts': ['*'],
  // A program's own name.
  'companion/upstreams/openai/own-routes.ts': ['LM Studio'],
  'companion/upstreams/': [
    'the reader has no model',
    'an upstream failed',
    'the connection closed before',
    'a line is',
  ],
  'companion/store/': ['*'],
  // What is run in Redis, and errors that are logged.
  'companion/live/redis/scripts.ts': ['*'],
  'companion/live/redis/redis-connection.ts': ['Redis ', 'it was closed', 'no answer'],
  // What is said to a server.
  'companion/transcribers/multipart.ts': ['*'],
  // What is said to a model.
  'companion/prompts/': ['*'],
  'sidebar/state/conversation/conversation-state.ts': ['Go on where you stopped.'],
  // Names of programs, systems and folders.
  'companion/settings/data-folder.ts': ['Application Support'],
  'companion/transfers/import/': ['Page Assist', 'Open WebUI', 'Google Takeout'],
  'launcher/find-browser.ts': ['Google Chrome'],
  'sidebar/access/browser-name.ts': ['Chrome OS', 'Mac OS'],
  // A pattern that pages' own names are held against.
  'sidebar/pages/content/prune.ts': ['*'],
  'sidebar/pages/copy/': ['*'],
  'sidebar/pages/content/': ['*'],
  'sidebar/pages/markdown/': ['*'],
  // A script of the page's own.
  'launcher/load-styles.ts': ['*'],
  // Errors that nobody is shown.
  'launcher/run-companion.ts': ['The companion ended with', 'before it listened.'],
  'sidebar/transfers/exchange.ts': ['The exchange was closed'],
  'sidebar/connection/': ['a binary frame', 'The connection was disposed', 'Aside ignored a frame'],
  'components/copy-context.ts': ['Nothing can be copied here.'],
  // Code of the frame that draws, its font and its policy.
  'launcher/limit-loops.ts': ['*'],
  'launcher/diagram-script.ts': ['*'],
  'sidebar/diagrams/frame/draw-with-mermaid.ts': ['system-ui, '],
  'companion/web/send-web-file.ts': ["frame-ancestors 'self'"],
  // The page of that frame.
  'launcher/build-web.ts': ['*'],
  // Said to those who build Aside.
  'launcher/check-builds.ts': ['*'],
};

/** A literal that reads like English: words with spaces between them, or a word as on a button. */
const SENTENCE = /[A-Za-z’']{2,}[,;:.…]? [a-zA-Z’']/;
/** Classes, selectors, headers and code. */
const CODE =
  /^(?:[a-z-]+ )*(?:[a-z]+-[a-z-]+|is-\w+)(?: [a-z-]+)*$|charset=|^[a-z-]+ 'none'$|^close, upgrade$|^[\w[\]-]+(?:, [\w[\]-]+)+$|<!--|^\([a-z-]+: [a-z-]+\)$|^[A-Z]{4}-[A-Z]{4}$|^\w+-src |max-age|^[\w]+ [A-Z]+ |\r\n|^[A-Z ]+$|^npm |^ollama |noopener|^(?:SELECT|INSERT|UPDATE|DELETE|CREATE)/;

function sentencesIn(path: string, source: string): string[] {
  const { program } = parseSync(path, source);
  const found: string[] = [];
  const skipped = new Set<number>();
  const skip = (node: ESTree.Node | null | undefined) => {
    if (!node) return;
    for (let at = node.start; at < node.end; at += 1) skipped.add(at);
  };
  const see = (node: ESTree.Node, text: unknown) => {
    if (typeof text !== 'string' || skipped.has(node.start)) return;
    const trimmed = text.trim();
    if (SENTENCE.test(trimmed) && !CODE.test(trimmed)) found.push(trimmed);
  };
  const nameOf = (node: ESTree.Node) => source.slice(node.start, node.end);
  new Visitor({
    ImportDeclaration: skip,
    CallExpression: (node) => {
      if (FOR_LOGS.test(nameOf(node.callee))) skip(node);
    },
    ThrowStatement: (node) => {
      if (node.argument.type === 'NewExpression' && THROWN.test(nameOf(node.argument.callee))) {
        const isOurs = /LocalKeyError|LiveError|BuildError|ListenError|CommandError|StoreError/.test(
          nameOf(node.argument.callee),
        );
        if (!isOurs) skip(node);
      }
    },
    JSXAttribute: (node) => {
      if (nameOf(node.name) === 'class') skip(node.value);
    },
    Literal: (node) => see(node, node.value),
    TemplateElement: (node) => see(node, node.value.cooked),
    JSXText: (node) => see(node, node.value),
  }).visit(program);
  return found;
}

/** Labels of a single word, where people read them. */
function labelsIn(source: string): string[] {
  return [
    ...source.matchAll(/\b(?:aria-label|title|placeholder|label|alt)="([A-Z][a-z][^"]*)"|>\s*([A-Z][a-z]+)\s*<\//g),
  ]
    .map(([, label, text]) => label ?? text ?? '')
    .filter((label) => label !== 'Aside' && label !== 'Delete');
}

function isExcepted(path: string, text: string): boolean {
  return Object.entries(EXCEPTIONS).some(
    ([place, texts]) => path.startsWith(place) && texts.some((start) => start === '*' || text.startsWith(start)),
  );
}

const sources = globSync('{components,sidebar,entrypoints,web,launcher,companion}/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => !path.endsWith('.d.ts'))
  .map((path) => [path, readFileSync(new URL(path, root), 'utf8')] as const);

describe('the catalogue', () => {
  it('has every sentence that a person reads', () => {
    expect(sources.length).toBeGreaterThan(400);
    const strays = sources.flatMap(([path, source]) =>
      [...sentencesIn(path, source), ...(path.endsWith('x') ? labelsIn(source) : [])]
        .filter((text) => !isExcepted(path, text))
        .map((text) => `${path}: ${text}`),
    );
    expect(strays).toEqual([]);
  });

  it.each([
    ['a.ts', "const hint = 'This page can’t be read.';"],
    ['a.ts', ['const hint = `No more than $', '{most} pages go along.`;'].join('')],
    ['a.ts', "throw new LocalKeyError('This is no key.');"],
    ['a.tsx', 'const a = <p>Type a question</p>;'],
    ['a.tsx', 'const a = <Action label="Continue in panel" />;'],
  ])('sees a sentence in %s: %s', (path, source) => {
    expect(sentencesIn(path, source)).not.toEqual([]);
  });

  it('sees labels of one word', () => {
    expect(labelsIn('<div aria-label="Table"><b>Close</b></div>')).toEqual(['Table', 'Close']);
  });
});
