import { describe, expect, it } from 'vitest';
import { copyVisible } from '../../../../sidebar/pages/copy/copy-visible.ts';
import { opensByName } from '../../../../sidebar/pages/copy/opens-by-name.ts';
import { readFormula } from '../../../../sidebar/pages/copy/read-formula.ts';
import { pageOf } from '../page-of.ts';

const textOf = (html: string) =>
  (copyVisible(pageOf(html), { opensPanel: opensByName, readFormula }).document.body.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();

describe('visible copy', () => {
  it.each([
    ['display: none', '<p>seen</p><p style="display: none">hidden</p>'],
    ['a hidden ancestor', '<p>seen</p><div style="display: none"><p>hidden</p></div>'],
    ['aria-hidden', '<p>seen</p><p aria-hidden="true">hidden</p>'],
    ['visibility: hidden', '<p>seen</p><p style="visibility: hidden">hidden</p>'],
    ['no size', '<p>seen</p><p style="overflow: hidden" data-box="0 0 0 0">hidden</p>'],
    ['one pixel', '<p>seen</p><p style="position: absolute; overflow: hidden" data-box="0 0 1 1">hidden</p>'],
    ['a place left of the page', '<p>seen</p><p style="position: absolute" data-box="-9999 0 100 20">hidden</p>'],
    ['a place above the page', '<p>seen</p><p style="position: fixed" data-box="0 -500 100 20">hidden</p>'],
    ['a place that no style tells', '<p>seen</p><p data-box="-9999 0 100 20">hidden words for a machine</p>'],
    ['a font of no size', '<p>seen</p><p style="font-size: 0px">hidden</p>'],
    ['no opacity', '<p>seen</p><p style="opacity: 0">hidden</p>'],
    ['a script', '<p>seen</p><script>hidden()</script>'],
    ['a style', '<p>seen</p><style>.hidden {}</style>'],
    ['a template', '<p>seen</p><template><p>hidden</p></template>'],
    ['a plug-in', '<p>seen</p><object>hidden</object>'],
    ['working scripts', '<p>seen</p><noscript>hidden</noscript>'],
    ['a drawing', '<p>seen</p><svg><text>hidden</text></svg>'],
    ['the dots of a password', '<p>seen</p><input type="password" value="hidden">'],
    ['a card’s number', '<p>seen</p><input autocomplete="cc-number" value="hidden">'],
    ['a field without a face', '<p>seen</p><input type="hidden" value="hidden">'],
    [
      'the choices that were not taken',
      '<p>seen</p><select><option selected></option><option>hidden</option></select>',
    ],
    ['a tool', '<p>seen</p><button>hidden</button>'],
    ['a comment', '<p>seen</p><!-- hidden -->'],
    ['being called a panel that nothing opens', '<div><p class="tab-pane" style="display: none">hidden</p></div>seen'],
    [
      'being a panel whose tab is hidden too',
      '<a href="#t" data-box="0 0 0 0"></a><div id="t" role="tabpanel" style="display: none">hidden</div>seen',
    ],
    [
      'being a panel of a menu',
      '<nav><a href="#t"></a><div id="t" class="tab-pane" style="display: none">hidden</div></nav>seen',
    ],
    ['lying in a panel', '<h2></h2><div class="tab-pane"><p style="opacity: 0">hidden</p></div>seen'],
  ])('leaves out text hidden by %s', (_, html) => {
    expect(textOf(html)).toBe('seen');
  });

  it.each([
    ['in a scroll box', '<div style="overflow: hidden" data-box="0 0 300 200">seen</div>'],
    ['about to be faded in', '<p style="opacity: 0; transition-duration: 0.3s">seen</p>'],
    ['animated in', '<p style="opacity: 0; animation-name: rise">seen</p>'],
    ['visible in something hidden', '<div style="visibility: hidden">no<p style="visibility: visible">seen</p></div>'],
    ['below the fold', '<p style="position: absolute" data-box="0 90000 100 20">seen</p>'],
    ['in a body whose own box is flat', '<body style="overflow: hidden" data-box="0 0 1280 0"><p>seen</p></body>'],
    ['in another tab', '<a href="#t">se</a><div id="t" role="tabpanel" style="display: none">en</div>'],
    ['in a tab without a name', '<b class="tab-pane">se</b><b class="tab-pane" style="display: none">en</b>'],
    ['in a folded answer without roles', '<b>se</b><b class="faq__answer" style="display: none">en</b>'],
    [
      'in a folded region',
      '<b id="q">se</b><b role="region" aria-labelledby="q" style="overflow: hidden" data-box="0 0 900 0">en</b>',
    ],
    ['in a box of its contents', '<div style="display: contents; overflow: hidden" data-box="0 0 0 0">seen</div>'],
  ])('keeps text %s', (_, html) => {
    expect(textOf(html)).toBe('seen');
  });

  it('keeps a slide that a gallery has moved away, and what a click unfolds', () => {
    const slide = 'the words of a slide of a gallery';
    expect(textOf(`<p data-box="-2500 0 900 20">${slide}</p>`)).toBe(slide);
    expect(textOf(`<details><div data-box="-9999 0 0 0">${slide}</div></details>`)).toBe(slide);
  });

  it('keeps what is aria-hidden when told to', () => {
    const environment = pageOf('<div aria-hidden="true">behind a dialog</div>');
    expect(copyVisible(environment, { keepAriaHidden: true }).document.body.textContent).toBe('behind a dialog');
  });

  it('keeps links apart that touch', () => {
    expect(textOf('<p><a href="/1">Shooter</a><a href="/2">Action</a>!</p>')).toBe('Shooter Action!');
  });

  it('makes a block of a span that looks like one, and mere text of any other', () => {
    const environment = pageOf('<span style="display: block">a <span>b</span></span><span>c</span>');
    expect(copyVisible(environment).document.body.innerHTML).toBe('<div>a b</div>c');
  });

  it('leaves the page as it was', () => {
    const environment = pageOf(
      '<p onclick="go()" style="color: red">seen <b>words</b></p><p style="display: none">x</p>',
    );
    const before = environment.document.documentElement.outerHTML;
    copyVisible(environment);
    expect(environment.document.documentElement.outerHTML).toBe(before);
  });

  it('copies no handler, style or source', () => {
    const environment = pageOf('<p onclick="go()" style="color: red" class="lead"><img src="/a.png" alt="A cat"></p>');
    expect(copyVisible(environment).document.body.innerHTML).toBe('<p class="lead"><img alt="A cat"></p>');
  });

  it('follows open shadow roots and their slots, in the order in which they are shown', () => {
    const environment = pageOf('<x-card style="display: block">slotted</x-card><x-card>plain</x-card>');
    const root = environment.document.querySelector('x-card')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<b>before</b> <slot></slot> <i>after</i>';
    const shown = '<div><b>before</b> slotted <i>after</i></div>plain';
    expect(copyVisible(environment).document.body.innerHTML).toBe(shown);
  });

  it('takes the source of a formula instead of what is drawn of it', () => {
    const katex = `<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi>
      <annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>
      <span class="katex-html" aria-hidden="true">x2</span></span>`;
    expect(textOf(`<p>where ${katex} grows</p>`)).toBe('where $x^2$ grows');
  });

  it('flattens what is nested deeper than any recursion could follow', () => {
    const environment = pageOf('');
    let parent: Element = environment.document.body;
    for (let depth = 0; depth < 5_000; depth++) {
      const child = environment.document.createElement('div');
      parent.append(child);
      parent = child;
    }
    parent.append('deep');
    const shallow = { ...environment, getComputedStyle: () => ({ display: 'block' }) as CSSStyleDeclaration };
    const copy = copyVisible(shallow);
    expect(copy.document.body.textContent).toBe('deep');
    expect(copy.document.querySelectorAll('*').length).toBeLessThan(400);
  });

  it('asks for the style of each element once, and for how text looks only where there is some', () => {
    const { document, getComputedStyle } = pageOf('<main><div><p>one</p> <p><b>two</b></p></div><p></p></main>');
    const asked = new Map<Element, string[]>();
    const noted: typeof getComputedStyle = (element, pseudo) => {
      if (pseudo) return getComputedStyle(element, pseudo);
      const own = asked.get(element) ?? [];
      asked.set(element, [...own, 'style']);
      return new Proxy(getComputedStyle(element), {
        get(target, name) {
          asked.get(element)?.push(String(name));
          return Reflect.get(target, name);
        },
      });
    };
    copyVisible({ document, getComputedStyle: noted });
    const within = [...document.querySelectorAll('main, main *')];
    const times = (element: Element, name: string) => asked.get(element)?.filter((each) => each === name).length;
    expect(within.map((element) => times(element, 'style'))).toEqual(within.map(() => 1));
    const looked = within.filter((element) => times(element, 'fontSize') !== 0);
    expect(looked.map(({ textContent }) => textContent)).toEqual(['one', 'two']);
    expect(Math.max(...within.map((element) => asked.get(element)?.length ?? 0))).toBeLessThan(32);
  });

  it('counts the text that does not fit', () => {
    const environment = pageOf(`<p>${'a'.repeat(2_600_000)}</p><p>twelve chars</p>`);
    const copy = copyVisible(environment);
    expect(copy.omittedChars).toBe('twelve chars'.length);
  });
});
