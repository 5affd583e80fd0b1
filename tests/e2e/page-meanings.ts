/** A page that says something by its layout, and what has to be left of it in characters. */
export interface Meaning {
  title: string;
  html: string;
  contentType?: string;
  text: string;
}

/** A few words so that nothing here is taken for an empty page; what a test is about stands before them. */
const page = (body: string, style = '') =>
  `<!doctype html><html lang="en"><title>T</title><style>${style}</style><main>${body}</main></html>`;

const meaning = (title: string, html: string, text: string): Meaning => ({ title, html, text });

export const MEANINGS: readonly Meaning[] = [
  // ---- what is written into a page
  meaning(
    'text that is being written is read to its end, whatever of it is on screen',
    page(
      `<div contenteditable="true" style="height:20px;overflow:auto">${'<p>Seen or not.</p>'.repeat(9)}<ul><li>The end</li></ul></div><textarea style="height:20px">a\nb\nc\nd\ne</textarea>`,
    ),
    `${'Seen or not.\n\n'.repeat(9)}- The end\n\na\nb\nc\nd\ne`,
  ),
  meaning(
    'passwords, card numbers and codes are never read',
    page(
      '<p>Sign in <input type="password" value="s3cret"><input autocomplete="cc-number" value="4111"><input autocomplete="one-time-code" value="123456"></p>',
    ),
    'Sign in',
  ),
  // ---- raised, lowered, struck
  meaning(
    'powers and indices are raised and lowered in characters',
    page(
      '<p>10<sup>7</sup>, 10<sup>-6</sup>, 2<sup>n</sup>, e<sup>x+y</sup>, x<sub>1</sub>, x<sub>max</sub>, CO<sub>2</sub></p>',
    ),
    '10⁷, 10⁻⁶, 2ⁿ, e^(x+y), x₁, x_(max), CO₂',
  ),
  meaning(
    'ordinals, signs and the numbers of notes are no powers',
    page('<p>The 1<sup>st</sup> of May<sup><a href="#n">3</a></sup>, Acme<sup>®</sup>, 1974<sup>[4]</sup></p>'),
    'The 1st of May[3], Acme®, 1974[4]',
  ),
  meaning(
    'numbers are raised and lowered also where nothing stands before them',
    page(
      '<p>Some <sup>14</sup>C, <sup>235</sup><sub>92</sub>U, 1<sup>1</sup>⁄<sub>2</sub>, up <sup>New</sup>, 5<span class="p">3</span></p>',
      '.p{font-variant-position:super}',
    ),
    'Some ¹⁴C, ²³⁵₉₂U, 1¹⁄₂, up New, 5³',
  ),
  meaning('cents that are set small stay cents', page('<p>Now $19<sup>99</sup> only</p>'), 'Now $19.99 only'),
  meaning(
    'text that only a style raises or lowers is raised and lowered',
    page(
      '<p>10<span class="up">7</span>, H<span class="down">2</span>O, 5<span class="moved">3</span></p>',
      '.up{vertical-align:super;font-size:70%}.down{vertical-align:sub}.moved{position:relative;top:-6px;font-size:11px}',
    ),
    '10⁷, H₂O, 5³',
  ),
  meaning(
    'what is struck is marked, by its name or its style, through all that is in it',
    page(
      `<p><s>48 €</s> 31 €</p><p><span class="was">95 €</span> 60 €</p><p><del>Monday <b>to Friday</b></del> Tuesday</p>
      <ul><li class="was">Milk</li><li>Bread</li></ul>`,
      '.was{text-decoration:line-through}',
    ),
    '~~48 €~~ 31 €\n\n~~95 €~~ 60 €\n\n~~Monday~~ **~~to Friday~~** Tuesday\n\n- ~~Milk~~\n- Bread',
  ),

  // ---- lines and blanks
  meaning(
    'code whose lines are blocks keeps its lines',
    page(
      `<pre data-language="py"><code><div><span>    </span>for a in b:</div><div class="e"></div><div>    go(a)</div></code></pre>
      <pre class="language-sh"><code><span class="l">cd /srv</span><span class="l">./run</span></code></pre>`,
      '.l{display:block}.e{height:16px}',
    ),
    '```py\n    for a in b:\n\n    go(a)\n```\n\n```sh\ncd /srv\n./run\n```',
  ),
  meaning(
    'code in a table of numbered lines is code without the numbers',
    page(
      `<table class="highlight"><tr><td class="n" data-line-number="1"></td><td class="c">int main() {</td></tr>
      <tr><td class="n" data-line-number="2"></td><td class="c">  return 0;</td></tr></table>
      <table><tr><td class="gutter"><pre>1\n2</pre></td><td><pre><code>let a\nlet b</code></pre></td></tr></table>`,
      '.c{white-space:pre;font-family:monospace}',
    ),
    '```\nint main() {\n  return 0;\n```\n\n```\nlet a\nlet b\n```',
  ),
  meaning(
    'blanks and line ends that a style keeps are kept',
    page(
      '<div class="p">The fog comes\n  on little cat feet.</div><p class="l">one  two\nthree</p><div class="m">if a:\n    b</div>',
      '.p{white-space:pre-wrap}.l{white-space:pre-line}.m{white-space:pre;font-family:Consolas,monospace}',
    ),
    'The fog comes\n  on little cat feet.\n\none two\nthree\n\n```\nif a:\n    b\n```',
  ),
  meaning(
    'spans and links that are laid out as blocks are lines of their own',
    page(
      '<div><span class="b">First</span><span class="b">Second</span><a href="/" class="b">Third</a></div>',
      '.b{display:block}',
    ),
    'First\n\nSecond\n\nThird',
  ),
  meaning(
    'a first letter that floats begins its word',
    page('<p><span style="float:left;font-size:60px">O</span>nce upon a time</p>'),
    'Once upon a time',
  ),
  meaning(
    'a label beside a word does not run into it',
    page('<p>Rope<span style="margin-left:8px">New</span></p>'),
    'Rope New',
  ),

  // ---- tables
  meaning(
    'cells below one that spans rows keep their column',
    page(`<table><tr><th>Pier</th><th>Berth</th><th>Euros</th></tr><tr><td rowspan="2">North</td><td>N1</td><td>310</td></tr>
      <tr><td>N2</td><td>420</td></tr><tr><td colspan="2">All</td><td>730</td></tr></table>`),
    '| Pier | Berth | Euros |\n| --- | --- | --- |\n| North | N1 | 310 |\n| North | N2 | 420 |\n| All |  | 730 |',
  ),
  meaning(
    'boxes that are laid out as a table are one',
    page(
      `<div role="table"><div role="row"><span role="columnheader">Size</span><span role="columnheader">Price</span></div>
      <div role="row"><span role="cell">S</span><span role="cell">5</span></div></div>
      <div class="t"><div class="r"><div class="c">a</div><div class="c">b</div></div><div class="r"><div class="c">1</div><div class="c">2</div></div></div>`,
      '.t{display:table}.r{display:table-row}.c{display:table-cell}',
    ),
    '| Size | Price |\n| --- | --- |\n| S | 5 |\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
  ),

  // ---- formulas
  meaning(
    'formulas of MathJax 2 are their TeX',
    page(
      `<p>the area is <span class="MathJax_Preview"></span><span class="MathJax" id="MathJax-Element-1-Frame"><nobr aria-hidden="true"><span>x</span><span>12</span></nobr></span><script type="math/tex" id="MathJax-Element-1">x^{12}</script> here</p>
      <script type="math/tex; mode=display">\\sum x</script>`,
    ),
    'the area is $x^{12}$ here\n\n$$\\sum x$$',
  ),
  meaning(
    'formulas of MathJax 2 that are drawn as MathML are there once',
    page(
      `<p>the area <span class="MathJax_Preview"></span><span class="MathJax_MathML" id="MathJax-Element-1-Frame"><math><msup><mi>r</mi><mn>2</mn></msup></math></span><script type="math/tex" id="MathJax-Element-1">r^2</script> here</p>`,
    ),
    'the area $r^2$ here',
  ),
  meaning(
    'formulas of MathJax 3 and 4 are their TeX, or one line of characters',
    page(
      `<p>the mean is <mjx-container class="MathJax"><mjx-math aria-hidden="true"><mjx-mfrac></mjx-mfrac></mjx-math><mjx-assistive-mml style="position:absolute;clip:rect(1px,1px,1px,1px);width:1px;height:1px;overflow:hidden"><math><mfrac><mn>7</mn><mn>12</mn></mfrac></math></mjx-assistive-mml></mjx-container> of a day,
      <mjx-container class="MathJax"><mjx-math data-latex="a_1"></mjx-math></mjx-container> too</p>`,
    ),
    'the mean is 7/12 of a day, $a_1$ too',
  ),
  meaning(
    'formulas that KaTeX only draws are one line of characters',
    page(
      `<p>where <span class="katex"><span class="katex-html" aria-hidden="true"><span class="katex-base"><span class="katex-strut" style="height:0.6833em;"></span><span class="mord mathnormal" style="margin-right:0.0576em;">E</span><span class="mspace" style="margin-right:0.2778em;"></span><span class="mrel">=</span><span class="mspace" style="margin-right:0.2778em;"></span></span><span class="katex-base"><span class="katex-strut" style="height:1.0622em;vertical-align:-0.2481em;"></span><span class="mord mathnormal">m</span><span class="mord"><span class="mord mathnormal">c</span><span class="msupsub"><span class="vlist-t vlist-t2"><span class="vlist-r"><span class="vlist" style="height:0.8141em;"><span style="top:-2.4519em;margin-left:0em;margin-right:0.05em;"><span class="pstrut" style="height:2.7em;"></span><span class="katex-sizing reset-size6 size3 mtight"><span class="mord mtight">1</span></span></span><span style="top:-3.063em;margin-right:0.05em;"><span class="pstrut" style="height:2.7em;"></span><span class="katex-sizing reset-size6 size3 mtight"><span class="mord mtight">2</span></span></span></span><span class="vlist-s">​</span></span><span class="vlist-r"><span class="vlist" style="height:0.2481em;"><span></span></span></span></span></span></span></span></span></span></p>`,
    ),
    'where E = mc_1^2',
  ),
  meaning(
    'formulas of KaTeX and MediaWiki are their TeX',
    page(
      `<p>where <span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span> and
      <span class="mwe-math-element"><span style="display:none"><math><semantics><mi>y</mi><annotation encoding="application/x-tex">{\\displaystyle y_1}</annotation></semantics></math></span><img class="mwe-math-fallback-image-inline" alt="y"></span> grow</p>`,
    ),
    'where $x^2$ and $y_1$ grow',
  ),
  meaning(
    'MathML is its TeX where it has one, and else one line of characters',
    page(
      `<p><math><mfrac><mn>3</mn><mn>4</mn></mfrac><msup><mi>r</mi><mn>3</mn></msup></math>, <math alttext="\\alpha+1"><mi>α</mi></math>,
      <math><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><mi>d</mi></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math></p>
      <math display="block"><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub></math>`,
    ),
    '3/4 r^3, $\\alpha+1$, x = (−b ± √(d))/(2a)\n\n∑_(i = 1)^n a_i',
  ),

  // ---- words beside words
  meaning(
    'readings stand in brackets after what they read',
    page('<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を<ruby>読<rt>よ</rt></ruby>む</p>'),
    '漢字(かんじ)を読(よ)む',
  ),
  meaning(
    'quotes have their marks, abbreviations what they stand for, once',
    page(
      '<p>She said <q>no</q>. The <abbr title="World Health Organization">WHO</abbr> and the <abbr title="World Health Organization">WHO</abbr></p>',
    ),
    'She said “no”. The WHO (World Health Organization) and the WHO',
  ),
  meaning(
    'a time that is told from today has its day',
    page(
      '<p>anna wrote <time datetime="2026-11-23T08:00:00Z">3 days ago</time>, <time datetime="2024-02-01">1 Feb 2024</time></p>',
    ),
    'anna wrote 3 days ago (2026-11-23), 1 Feb 2024',
  ),

  // ---- lists and numbers
  meaning(
    'numbered lists count from where they start, in their own style',
    page(
      '<ol start="3"><li>c<li>d</ol><ol type="a"><li>one<li value="4">four</ol><ol reversed><li>x<li>y</ol><ol type="I"><li>first</ol>',
    ),
    '3. c\n4. d\n\na. one\nd. four\n\n2. x\n1. y\n\nI. first',
  ),
  meaning(
    'numbers and words that a style writes are written',
    page(
      '<h2>Start</h2><h3>Aim</h3><h3>Way</h3><h2>End</h2><p class="note">Wet paint.</p><p class="icon">Home</p>',
      `main{counter-reset:h2}h2{counter-increment:h2;counter-reset:h3}h2::before{content:counter(h2) ". "}h3{counter-increment:h3}
      h3::before{content:counter(h2) "." counter(h3,lower-alpha) " "}.note::before{content:"Note: "}.icon::before{content:"\\f015";font-family:FontAwesome}`,
    ),
    '## 1. Start\n\n### 1.a Aim\n\n### 1.b Way\n\n## 2. End\n\nNote: Wet paint.\n\nHome',
  ),
  meaning(
    'boxes are ticked or not, and fields hold what is in them, but for secrets',
    page(
      `<ul><li><input type="checkbox" checked> Milk</li><li><input type="checkbox"> Bread</li><li><span role="checkbox" aria-checked="true"></span>Tea</li></ul>
      <p>Name: <input value="Ann"> <input type="password" value="secret"><input type="hidden" value="token"></p>
      <p>Size: <select><option>S<option selected>M</select></p><textarea>two\nlines</textarea>`,
    ),
    '- [x] Milk\n- [ ] Bread\n- [x] Tea\n\nName: Ann\n\nSize: M\n\ntwo\nlines',
  ),
  meaning(
    'terms stand above what they mean',
    page('<dl><dt>Berth</dt><dd>A place for a boat</dd></dl>'),
    '**Berth**\n\nA place for a boat',
  ),
  meaning(
    'questions of an accordion have their answers, also those that are folded',
    page(
      `<h3><button aria-expanded="true" aria-controls="a1">May I bring a dog?</button></h3><div id="a1"><p>Yes, on a lead.</p></div>
      <h3><button aria-expanded="false" aria-controls="a2">What if it is late?</button></h3><div id="a2" hidden><p>Half of the fare.</p></div>
      <div><button aria-expanded="false" aria-controls="a3">Is there a ramp?</button></div><div id="a3" style="height:0;overflow:hidden"><p>No.</p></div>
      <details><summary>Where do I park?</summary><p>Behind the hall.</p></details><button>Send</button>
      <nav><button aria-expanded="false" aria-controls="m">Everything in the menu</button><div id="m" hidden>Menu words</div></nav>`,
    ),
    `### May I bring a dog?\n\nYes, on a lead.\n\n### What if it is late?\n\nHalf of the fare.\n\nIs there a ramp?\n\nNo.\n\n**Where do I park?**\n\nBehind the hall.`,
  ),

  meaning(
    'all posts of a thread are there, with who wrote them, also when the first one is much longer',
    page(
      `<h1>Fuse blows #12</h1><div class="issue"><div class="comment-header">anna opened this</div><div class="markdown-body">${'<p>Long words about a fuse that blows when it rains.</p>'.repeat(8)}</div></div>
      <div class="timeline"><div class="comment"><div class="comment-header">ben commented</div><div class="comment-body markdown-body"><p>The joint is wet.</p></div></div></div>`,
    ),
    `# Fuse blows #12\n\n**anna opened this**\n\n${'Long words about a fuse that blows when it rains.\n\n'.repeat(8)}**ben commented**\n\nThe joint is wet.`,
  ),

  // ---- other documents
  {
    title: 'a page of XHTML keeps its structure',
    contentType: 'application/xhtml+xml',
    html: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>T</title><style>.x{display:none}</style></head>
<body><h1>One</h1><p>Some <b>bold</b> text<br/>and 10<sup>3</sup></p><ul><li>a</li></ul><p class="x">hidden</p><script>no()</script>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math></body></html>`,
    text: '# One\n\nSome **bold** text\nand 10³\n\n- a\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nx^2',
  },
  meaning(
    'posts have their times also where only a class says what these are, and a post of two words is one',
    page(
      `<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>${['anna', 'ben', 'cleo']
        .map(
          (name, index) =>
            `<div class="post"><div class="username">${name}</div><div class="post-date">Jan ${index + 3}, 2026 at 10:15</div><div class="post-body"><p>${index === 1 ? 'Me too.' : `${name} has seen storks over the quay, more than in any year before, and wrote down where they went.`}</p></div></div>`,
        )
        .join('')}`,
    ),
    [
      '**anna, Jan 3, 2026 at 10:15**',
      'anna has seen storks over the quay, more than in any year before, and wrote down where they went.',
      '**ben, Jan 4, 2026 at 10:15**',
      'Me too.',
      '**cleo, Jan 5, 2026 at 10:15**',
      'cleo has seen storks over the quay, more than in any year before, and wrote down where they went.',
    ].join('\n\n'),
  ),
  meaning(
    'what stands in for scripts is no second copy of the page, and text that is drawn later is there',
    page(
      `<p>Once only.</p><noscript><p>${'Once only. '.repeat(60)}</p></noscript><p style="content-visibility:auto;contain-intrinsic-size:900px">Drawn when it is near.</p><img data-src="a.png" alt="A chart of tides">`,
    ),
    'Once only.\n\nDrawn when it is near.\n\n[Image: A chart of tides]',
  ),
  ...['<style>html{background:#222;color:#fff}</style>', '<meta name="color-scheme" content="dark">'].map((dark) =>
    meaning(
      `a dark page is read, and a dark frame in it: ${dark.slice(1, 6)}`,
      `<!doctype html><head><title>Dark</title>${dark}</head><p>Light letters.</p><iframe srcdoc="<style>body{background:#222;color:#fff}</style>Framed."></iframe>`,
      'Light letters.\n\nFramed.',
    ),
  ),
  meaning(
    'white letters on a dark frame of a light page are read, and white ones on white are not',
    page(
      `<p>Dark letters.</p><p style="color:#fff">Secret.</p><iframe srcdoc="<style>html{background:#222;color:#fff}</style>Framed."></iframe>`,
    ),
    'Dark letters.\n\nFramed.',
  ),
  meaning(
    'a frame of the same site is a part of the page',
    page('<p>Outside</p><iframe srcdoc="<p>Inside 2<sup>8</sup></p>"></iframe>'),
    'Outside\n\nInside 2⁸',
  ),
];
