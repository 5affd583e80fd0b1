import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepFocus } from '../../components/keep-focus.ts';

const leave = vi.fn();
/** What watches the document is told after a moment, and waits for one itself. */
async function drawn(): Promise<void> {
  for (let times = 0; times < 3; times += 1) await new Promise((resolve) => setTimeout(resolve));
}

beforeEach(() => leave.mockReset());
afterEach(() => document.body.replaceChildren());

/** A panel with this in it, where `#it` has the focus. */
function show(html: string) {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
  onTestFinished(keepFocus(root, leave));
  const find = (id: string) => root.querySelector<HTMLElement>(`#${id}`) as HTMLElement;
  find('it').focus();
  return { root, find };
}

describe('the focus', () => {
  it('goes to the same button of the next row when its row goes away', async () => {
    const { find } = show(
      '<section><ul><li id="row"><button class="a">a</button><button class="b" id="it">b</button></li><li><button class="a">a</button><button class="b" id="next">b</button></li></ul></section>',
    );
    find('row').remove();
    await drawn();
    expect(document.activeElement).toBe(find('next'));
  });

  it('goes to what comes before when nothing comes behind', async () => {
    const { find } = show(
      '<section><button id="before">x</button><div id="row"><button id="it">y</button></div></section>',
    );
    find('row').remove();
    await drawn();
    expect(document.activeElement).toBe(find('before'));
  });

  it.each(['disabled', 'hidden'])('leaves what is %s', async (attribute) => {
    const { find } = show('<form><button id="it">x</button><textarea id="next"></textarea></form>');
    find('it').toggleAttribute(attribute, true);
    await drawn();
    expect(document.activeElement).toBe(find('next'));
  });

  it('leaves a region that goes away as a whole, or in which there is nothing more', async () => {
    const { find } = show('<section id="region"><button id="it">x</button></section><button>elsewhere</button>');
    find('region').remove();
    await drawn();
    expect(leave).toHaveBeenCalledTimes(1);
    const other = show('<section><button id="it">x</button></section>');
    other.find('it').remove();
    await drawn();
    expect(leave).toHaveBeenCalledTimes(2);
  });

  it('stays where somebody has put it meanwhile', async () => {
    const { find } = show(
      '<section><button id="it">x</button><button id="a">a</button></section><button id="b">b</button>',
    );
    find('it').remove();
    find('b').focus();
    await drawn();
    expect([document.activeElement, leave.mock.calls]).toEqual([find('b'), []]);
  });

  it('is left alone by what changes elsewhere', async () => {
    const { find } = show('<section><button id="it">x</button><button id="a">a</button></section>');
    find('a').remove();
    await drawn();
    expect(document.activeElement).toBe(find('it'));
  });
});
