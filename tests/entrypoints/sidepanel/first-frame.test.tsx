import { signal } from '@preact/signals';
import { fireEvent } from '@testing-library/preact';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Panel } from '../../../components/Panel.tsx';
import { catchEarlyQuestion } from '../../../entrypoints/sidepanel/early-question.ts';
import html from '../../../entrypoints/sidepanel/index.html?raw';
import { createTestPanel } from '../../helpers/test-panel.ts';

let root: HTMLElement;
let field: HTMLTextAreaElement;

beforeEach(() => {
  document.body.innerHTML = html.slice(html.indexOf('<body>') + '<body>'.length, html.indexOf('</body>'));
  root = document.getElementById('panel') as HTMLElement;
  field = document.querySelector('textarea') as HTMLTextAreaElement;
});
afterEach(() => render(null, root));

function takeOver(text: string): void {
  const { state, dispose } = createTestPanel();
  onTestFinished(dispose);
  state.composer.text.value = text;
  render(
    <Panel state={state} shortcuts={signal({ open: '', ask: '', summarise: '' })} copyText={async () => {}} />,
    root,
  );
}

describe('the first frame, before any script', () => {
  it('has the panel’s own field: taking over keeps the element, and with it focus and text', () => {
    field.focus();
    field.value = 'Wh';
    takeOver('Wh');
    expect(document.querySelectorAll('textarea')).toHaveLength(1);
    expect(document.querySelector('textarea')).toBe(field);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('Wh');
  });

  it('looks as the panel will: nothing that stands in it is replaced or said otherwise', () => {
    const before = [...root.querySelectorAll('*')].map((element) => ({
      element,
      attributes: describeElement(element),
    }));
    takeOver('');
    for (const { element, attributes } of before) {
      expect(root.contains(element), attributes).toBe(true);
      expect(describeElement(element)).toBe(attributes);
    }
  });
});

describe('a question that is typed into the first frame', () => {
  it('is handed on with what was typed', () => {
    const early = catchEarlyQuestion(field);
    field.value = 'Why';
    expect(early.take()).toEqual({ text: 'Why', isSent: false });
  });

  it('is sent when Enter was pressed, without the line break', () => {
    const early = catchEarlyQuestion(field);
    field.value = 'Why?';
    expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(false);
    expect(early.take()).toEqual({ text: 'Why?', isSent: true });
  });

  it('is not sent when there is none, nor by an input method', () => {
    const early = catchEarlyQuestion(field);
    fireEvent.keyDown(field, { key: 'Enter' });
    field.value = 'なぜ';
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(early.take().isSent).toBe(false);
  });
});

function describeElement(element: Element): string {
  const told = ['class', 'dir', 'aria-label', 'placeholder', 'rows', 'autocomplete'];
  return [element.localName, ...told.map((name) => `${name}=${element.getAttribute(name)}`)].join(' ');
}
