import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepSelection } from '../../../../components/markdown/views/keep-selection.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
});

/** `before`, a holder with `text`, `after`, each with one text. */
function setUp(text: string) {
  document.body.innerHTML = '<p>before</p><code></code><p>after</p>';
  const [before, holder, after] = document.body.children as unknown as [Element, Element, Element];
  holder.textContent = text;
  return { before, holder, after, selection: document.getSelection() as Selection };
}

function inParts(...words: string[]): Element[] {
  return words.map((word) => Object.assign(document.createElement('b'), { textContent: word }));
}

describe('a selection', () => {
  it('stays on the same characters', () => {
    const text = 'let one = two;';
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 1; to <= text.length; to++) {
        const { holder, selection } = setUp(text);
        const node = holder.firstChild as Node;
        selection.setBaseAndExtent(node, from, node, to);
        keepSelection(holder, () => holder.replaceChildren(...inParts('let', ' one', ' = two;')));
        expect(selection.toString()).toBe(text.slice(from, to));
      }
    }
  });

  it('keeps its direction', () => {
    const { holder, selection } = setUp('let one');
    const node = holder.firstChild as Node;
    selection.setBaseAndExtent(node, 6, node, 1);
    keepSelection(holder, () => holder.replaceChildren(...inParts('let', ' one')));
    expect(selection.toString()).toBe('et on');
    expect([selection.anchorNode?.textContent, selection.anchorOffset]).toEqual([' one', 3]);
    expect([selection.focusNode?.textContent, selection.focusOffset]).toEqual(['let', 1]);
  });

  it('keeps an end that is elsewhere', () => {
    const { before, holder, after, selection } = setUp('let one');
    selection.setBaseAndExtent(before.firstChild as Node, 3, holder.firstChild as Node, 3);
    keepSelection(holder, () => holder.replaceChildren(...inParts('let', ' one')));
    expect(selection.toString()).toBe('orelet');
    selection.setBaseAndExtent(holder.firstChild?.firstChild as Node, 1, after.firstChild as Node, 2);
    keepSelection(holder, () => holder.replaceChildren('let one'));
    expect(selection.toString()).toBe('et oneaf');
  });

  it('takes all of what is no longer the same text', () => {
    const { holder, selection } = setUp('$x^2$');
    const node = holder.firstChild as Node;
    selection.setBaseAndExtent(node, 2, node, 4);
    keepSelection(holder, () => holder.replaceChildren(...inParts('x', '2')));
    expect(selection.toString()).toBe('x2');
  });

  it.each([
    ['around it', 0, 2],
    ['before it', 0, 0],
    ['behind it', 2, 2],
  ])('is not touched %s', (_, first, last) => {
    const { before, holder, after, selection } = setUp('let one');
    const ends = [before, holder, after].map((each) => each.firstChild as Node);
    selection.setBaseAndExtent(ends[first] as Node, 1, ends[last] as Node, 4);
    const set = vi.spyOn(selection, 'setBaseAndExtent');
    keepSelection(holder, () => holder.replaceChildren(...inParts('let', ' one')));
    expect(set).not.toHaveBeenCalled();
    expect([selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset]).toEqual([
      ends[first],
      1,
      ends[last],
      4,
    ]);
  });

  it('that is a caret is not moved', () => {
    const { holder, selection } = setUp('let one');
    selection.collapse(holder.firstChild, 2);
    keepSelection(holder, () => holder.replaceChildren(...inParts('let', ' one')));
    expect(selection.isCollapsed).toBe(true);
  });
});
