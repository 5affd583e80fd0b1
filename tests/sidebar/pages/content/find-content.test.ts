import { describe, expect, it } from 'vitest';
import { findContent } from '../../../../sidebar/pages/content/find-content.ts';
import { readPageHints } from '../../../../sidebar/pages/content/page-hints.ts';
import { toMarkdown } from '../../../../sidebar/pages/markdown/page-markdown.ts';
import { inOnePiece } from '../../../../sidebar/pages/steps.ts';

const NOTHING_SAID = readPageHints(new DOMParser().parseFromString('', 'text/html'));
const WORDS =
  'The river rises in the hills, and by the time it reaches the town it carries more water than anybody expects.';

function read(html: string, hints = NOTHING_SAID): string {
  const document = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  return toMarkdown(inOnePiece(findContent({ document }, hints)));
}

describe('the content of a page', () => {
  it('is the whole of a short page, without what stands around it', () => {
    const page =
      read(`<header><a href="/">Home</a></header><nav>News Weather</nav><main><h1>Hours</h1><p>Open on Tuesday.</p></main>
      <footer>Terms</footer>`);
    expect(page).toBe('# Hours\n\nOpen on Tuesday.');
  });

  it('is all posts of a thread with their authors, and not the first and longest alone', () => {
    const post = (name: string, text: string) =>
      `<div class="comment"><div class="comment-header">${name} commented</div><div class="comment-body">${text}</div></div>`;
    const page = read(`<div class="menu">Code Issues</div><main><h1>Fuse blows #12</h1><span class="label">bug</span>
      <div class="issue">${post('anna', `<p>${WORDS}</p>`.repeat(6))}</div>
      <div class="timeline">${post('ben', '<p>Same here.</p>')}${post('cleo', '<p>Replace the joint.</p>')}</div></main>`);
    expect(page).toMatch(/^# Fuse blows #12\n\n\*\*anna commented\*\*\n\nThe river/);
    expect(page).toMatch(/\*\*ben commented\*\*\n\nSame here\.\n\n\*\*cleo commented\*\*\n\nReplace the joint\.$/);
  });

  it('is the posts’ words alone in the markup of a forum, whose profiles say more than they', () => {
    const post = (
      id: number,
      name: string,
      text: string,
    ) => `<article class="message"><div class="message-user"><h4 class="message-name">${name}</h4>
      <dl><dt>Joined</dt><dd>2016</dd><dt>Messages</dt><dd>1,077</dd></dl></div><time datetime="2026-01-0${id}">Jan ${id}, 2026</time>
      <div class="message-content" id="post-${id}"><div class="bbWrapper">${text}</div></div><footer>Reply Report</footer></article>`;
    const thread = [1, 2, 3].map((id) => post(id, `user${id}`, `${WORDS} (${id})`)).join('');
    const page = read(`<h1>Rivers</h1>${thread}`, { ...NOTHING_SAID, isThread: true });
    expect(page).toContain('**user1, Jan 1, 2026**');
    expect(page).toContain('(3)');
    expect(page).not.toMatch(/1,077|Report/);
  });

  it.each([
    ['by the mark of an author', 'itemprop="author"', false],
    ['by their times', '', true],
  ])('tells the author of a post from its editor, %s', (_, mark, hasTimes) => {
    const signature = (name: string, did: string, day: number, itemprop = '') =>
      `<div class="signature"><div class="action">${did} <time ${hasTimes ? `datetime="2026-01-0${day}"` : ''}>Jan ${day}</time></div><div class="user-details" ${itemprop}><a href="/u">${name}</a></div></div>`;
    const post = (n: number, signatures: string) =>
      `<div class="answer"><div class="post-body"><p>${WORDS} (${n})</p></div><div class="signatures">${signatures}</div></div>`;
    const posts = [
      post(1, signature('ben', 'edited', 5) + signature('anna', 'asked', 1, mark)),
      post(2, signature('cleo', 'answered', 2, mark)),
      post(3, signature('dora', 'answered', 3, mark)),
    ];
    const page = read(`<h1>Rivers</h1>${posts.join('')}`, { ...NOTHING_SAID, isThread: true });
    expect(page).toContain('**anna, asked Jan 1; ben, edited Jan 5**');
    expect(page).toContain('**cleo, Jan 2**');
    expect(page.match(/edited/g)).toHaveLength(1);
  });

  it('names who wrote a post without what they have won and where they live', () => {
    const post = (name: string, day: number) =>
      `<div class="answer"><div class="post-header"><a href="#${day}">#${day}</a> <a href="/u">${name}</a> 14 gold badges, Lisbon <time>Jan ${day}</time></div>
      <div class="post-body"><p>${WORDS} (${day})</p></div></div>`;
    const posts = ['anna', 'ben', 'cleo'].map((name, index) => post(name, index + 1));
    const page = read(`<h1>Rivers</h1>${posts.join('')}`, { ...NOTHING_SAID, isThread: true });
    expect(page).toContain('**anna, Jan 1**');
    expect(page).toContain('**cleo, Jan 3**');
    expect(page).not.toMatch(/badges|Lisbon/);
  });

  it('is the entries of a list, whose headings are links, and no thread', () => {
    const entry = (n: number) =>
      `<div class="post-content"><h2><a href="/${n}">Entry ${n}</a></h2><p>${WORDS}</p></div>`;
    const page = read(`<main><h1>Blog</h1>${[1, 2, 3, 4].map(entry).join('')}</main>`);
    for (const n of [1, 2, 3, 4]) expect(page).toContain(`## Entry ${n}`);
  });

  it('is the headings too where parts of a page share a class and nobody signed them', () => {
    const part = (name: string) => `<h2>${name}</h2><div class="text-content"><p>${WORDS}</p></div>`;
    const page = read(`<main><h1>Berths</h1>${['North', 'South', 'West'].map(part).join('')}</main>`);
    for (const name of ['North', 'South', 'West']) expect(page).toContain(`## ${name}`);
  });

  it('leaves out what is offered beside it', () => {
    const page = read(`<main><h1>Rope</h1><p>${WORDS}</p>
      <section><h2>You may also like</h2><ul><li>Lamp 60 €</li><li>Anchor 90 €</li></ul></section>
      <div class="newsletter">Get our letters</div><p>© 2026 Chandlery. All rights reserved.</p></main>`);
    expect(page).toMatch(/^#+ Rope/);
    expect(page).not.toMatch(/Lamp|letters|rights/);
  });

  it('leaves out what lies over a page until it is closed, wherever it stands', () => {
    const paragraphs = [1, 2, 3, 4, 5, 6].map((n) => `<p>${n}. ${WORDS} ${WORDS}</p>`);
    const over = ['modal-body', 'newsletter', 'popup', 'cart-overlay'].map(
      (name) => `<div class="${name}"><p>(${name}) ${WORDS}</p></div>`,
    );
    const article = `<article><h1>Rivers</h1>${paragraphs.slice(0, 3).join('')}${over.join('')}${paragraphs.slice(3).join('')}</article>`;
    const page = read(`<body><main>${article}</main></body>`);
    expect(page).toContain('6. The river');
    expect(page).not.toMatch(/\((modal|newsletter|popup|cart)/);
    // A page that is all in a box of such a name is in it.
    expect(read(`<div class="modal">${article}</div>`)).toContain('6. The river');
  });

  it('leaves out what readers say of an article, unless the page is what they say', () => {
    const said = (name: string) => `<div class="comment"><p>${name}: ${WORDS} ${WORDS}</p></div>`;
    const comments = `<section class="comments">${['anna', 'ben', 'cleo'].map(said).join('')}</section>`;
    const text = (count: number) =>
      Array.from({ length: count }, (_, n) => `<p>${n + 1}. ${WORDS} ${WORDS}</p>`).join('');
    const hints = { ...NOTHING_SAID, isArticle: true };
    const article = read(`<main><article><h1>Rivers</h1>${text(6)}${comments}</article></main>`, hints);
    expect(article).toContain('6. The river');
    expect(article).not.toContain('cleo');
    const talk = read(`<main><article><h1>Rivers</h1>${text(1)}${comments}</article></main>`, hints);
    expect(talk).toContain('cleo');
  });

  it.each([
    ['over the picture of a card', '<div class="card-img-overlay">', '</div>'],
    ['over the first picture, with the title', '<div class="front-overlay"><h1>Rivers</h1>', '</div>'],
    ['by an editor', '<section class="editors-comment">', '</section>'],
    ['over the picture of a tile', '<div class="tile tile-with-overlay">', '</div>'],
    ['in a post about newsletters', '<div class="post category-newsletter">', '</div>'],
    ['in a post about comments', '<div class="post tag-comments">', '</div>'],
    ['in an article about modals', '<article class="modal">', '</article>'],
  ])('keeps what stands %s', (_, open, close) => {
    const text = (from: number) => [0, 1, 2].map((n) => `<p>${from + n}. ${WORDS} ${WORDS}</p>`).join('');
    const page = read(`<main>${text(1)}${open}<p>Here: ${WORDS} ${WORDS}</p>${close}${text(4)}</main>`, {
      ...NOTHING_SAID,
      isArticle: true,
    });
    expect(page).toContain('6. The river');
    expect(page).toContain('Here: The river');
  });

  it('leaves out the links that an article offers under headings of their own, and keeps what is said under such a heading', () => {
    const schools = ['North', 'South', 'West', 'East'].map(
      (name) => `<div><h3>${name} School</h3><p>${name}: ${WORDS} ${WORDS}</p>
        <ul><li><b>Place:</b> a town by the river</li><li><b>Class size:</b> thirty at most, in two halves</li></ul>
        <div><h4>More on ${name}:</h4><ul><li><a href="/1">Best strategies for the essay at ${name}, and how to begin it</a></li>
        <li><a href="/2">Guide to the interview at ${name}, and what is asked there</a></li></ul></div></div>`,
    );
    const page = read(
      `<main><article><h1>Schools of the valley</h1><p>${WORDS} ${WORDS}</p>${schools.join('')}
      <div><h2>Popular with families</h2><p>North is the school that families choose. ${WORDS}</p></div></article></main>`,
      { ...NOTHING_SAID, isArticle: true },
    );
    expect(page).toContain('### West School');
    expect(page).toContain('the school that families choose');
    expect(page).not.toMatch(/More on|Guide to the interview/);
  });

  it.each([
    ['is a sentence that stands alone in a box among its paragraphs', 'The ferry leaves at half past ten.', true],
    ['is no link that stands alone there', '<a href="/x">The ferry leaves at half past ten.</a>', false],
  ])('%s', (_, alone, isKept) => {
    const days = Array.from({ length: 200 }, (_, day) =>
      day === 150 ? `<div id="host"><p>${alone}</p></div>` : `<p>${WORDS} (${day})</p>`,
    );
    const page = read(`<h1>Storks</h1>${days.join('')}`);
    expect(page).toContain('(151)');
    expect(page.includes('half past ten')).toBe(isKept);
  });

  it('is the pictures between its paragraphs, and none from what is left out', () => {
    const teaser = (n: number) => `<li><div><img alt="Teaser ${n}"></div><p><a href="/${n}">More ${n}</a></p></li>`;
    const text = [1, 2, 3, 4, 5, 6].map((n) => `<p>${n}. ${WORDS} ${WORDS}</p>`).join('');
    const page = read(`<nav><ul>${[1, 2, 3].map(teaser).join('')}</ul></nav><main><article><h1>Rivers</h1>${text}
      <div><img alt="The bend at Ems"></div>${text.replace(/\. /g, '0. ')}<figure><img alt="Barge"><figcaption>A boat in fog</figcaption></figure></article></main>
      <footer><div><img alt="Chandlery logo"></div><p>Terms</p></footer>`);
    expect(page).toContain('[Image: The bend at Ems]');
    expect(page).not.toMatch(/Teaser|logo|Barge/);
  });

  it('is no picture that only names what the text speaks of, but one that describes or stands within a line', () => {
    const long = `The bend in summer, ${'with herons, reeds, barges and the old ferry landing below the mill '.repeat(2)}`;
    const text = [1, 2, 3].map((n) => `<p>${n}. ${WORDS} ${WORDS}</p>`).join('');
    const page = read(`<main><article><h1>The bend of the river at Ems</h1>${text}
      <p><img alt="River hills town photo"></p>${text.replace(/\. /g, '0. ')}<p>${WORDS}
      <img alt="river bend"> ${WORDS}</p><div><img alt="${long}"></div>${text.replace(/\. /g, '1. ')}
      <div><img alt="Sturgeon caught yesterday"></div>${text.replace(/\. /g, '2. ')}</article></main>`);
    expect(page).not.toContain('[Image: River hills town photo]');
    expect(page).toContain('[Image: river bend]');
    expect(page).toContain('[Image: The bend in summer, with herons');
    expect(page).toContain('[Image: Sturgeon caught yesterday]');
  });

  it('keeps a page that is made of what is left out elsewhere', () => {
    const links = Array.from({ length: 40 }, (_, index) => `<li><a href="/${index}">Bolts ${index}</a></li>`).join('');
    expect(read(`<main><p>Fasteners</p><ul>${links}</ul></main>`)).toContain('Bolts 39');
    expect(read(`<nav>Only a menu</nav>`)).toBe('Only a menu');
  });
});
