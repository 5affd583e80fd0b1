import { describe, expect, it } from 'vitest';
import { isTextShown, lookBehindBody, type TextLook } from '../../../../sidebar/pages/copy/text-look.ts';

const WHITE = 'rgb(255, 255, 255)';
const BLUE = 'rgb(0, 0, 255)';
const BLACK = 'rgb(0, 0, 0)';
const NONE = 'rgba(0, 0, 0, 0)';

const PLAIN = {
  visibility: 'visible',
  fontSize: '16px',
  textIndent: '0px',
  color: BLACK,
  webkitTextFillColor: '',
  textShadow: 'none',
  backgroundColor: NONE,
  backgroundImage: 'none',
  position: 'static',
};

/** The look of the innermost of elements with these styles, and the properties that were asked for, from the outside in. */
function looksOf(...styles: Partial<typeof PLAIN>[]) {
  const asked: string[][] = [];
  const look = styles.reduce<TextLook | undefined>((outer, style) => {
    const own: string[] = [];
    asked.push(own);
    const noted = new Proxy({ ...PLAIN, ...style } as unknown as CSSStyleDeclaration, {
      get(target, name) {
        own.push(String(name));
        return Reflect.get(target, name);
      },
    });
    return { style: noted, outer };
  }, undefined) as TextLook;
  return { look, asked };
}

describe('the look of text', () => {
  it.each([
    ['of the page’s colour', [{ color: WHITE }]],
    ['of nearly the page’s colour', [{ color: 'rgb(253, 252, 254)' }]],
    ['of almost no colour', [{ color: 'rgba(0, 0, 0, 0.02)' }]],
    ['of its box’s colour', [{ backgroundColor: BLUE }, { color: BLUE }]],
    ['of its box’s colour, further in', [{ backgroundColor: BLUE }, {}, { color: BLUE }]],
    ['without colour', [{ color: NONE }]],
    ['filled with no colour', [{ webkitTextFillColor: NONE }]],
    ['of no size', [{ fontSize: '0px' }]],
    ['that is moved out of sight', [{ textIndent: '-9999px' }]],
    ['that is made invisible', [{ visibility: 'hidden' }]],
  ])('hides text %s', (_, styles) => {
    expect(isTextShown(looksOf(...styles).look)).toBe(false);
  });

  it.each([
    ['in black on white', [{}]],
    ['in half of black', [{ color: 'rgba(0, 0, 0, 0.5)' }]],
    ['in grey on white', [{ color: 'rgb(200, 200, 200)' }]],
    ['in white on blue', [{ backgroundColor: BLUE }, { color: WHITE }]],
    ['in blue on what covers the blue', [{ backgroundColor: BLUE }, { backgroundColor: WHITE }, { color: BLUE }]],
    ['over a picture', [{ backgroundImage: 'url("sea.jpg")' }, { color: WHITE }]],
    ['in a box of its own, above something else', [{ position: 'absolute', color: WHITE }]],
    ['in white with a shadow', [{ color: WHITE, textShadow: 'black 0px 0px 2px' }]],
  ])('shows text %s', (_, styles) => {
    expect(isTextShown(looksOf(...styles).look)).toBe(true);
  });

  it('shows white text on a page that is dark by its root, or may be dark by its scheme', () => {
    const white = { ...PLAIN, color: WHITE } as unknown as CSSStyleDeclaration;
    const shows = (root: object, head = '') => {
      const document = new DOMParser().parseFromString(`<head>${head}</head>`, 'text/html');
      const environment = { document, getComputedStyle: () => ({ ...PLAIN, ...root }) as CSSStyleDeclaration };
      return isTextShown({ style: white, outer: lookBehindBody(document, environment) });
    };
    expect(shows({ colorScheme: 'normal' })).toBe(false);
    expect(shows({ backgroundColor: BLACK })).toBe(true);
    expect(shows({ colorScheme: 'light dark' })).toBe(true);
    expect(shows({ colorScheme: 'normal' }, '<meta name="color-scheme" content="dark light">')).toBe(true);
  });

  it('is found by asking what is around for its colour alone, and for each property once', () => {
    const { look, asked } = looksOf({}, { backgroundColor: WHITE }, {});
    expect([isTextShown(look), isTextShown(look)]).toEqual([true, true]);
    expect(asked.slice(0, 2)).toEqual([['backgroundColor'], ['backgroundColor']]);
    expect(new Set(asked[2]).size).toBe(asked[2]?.length);
    expect(isTextShown({ style: look.style, outer: look.outer })).toBe(true);
    expect(asked.slice(0, 2)).toEqual([['backgroundColor'], ['backgroundColor']]);
  });
});
