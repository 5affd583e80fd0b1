import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { noExtras } from '../markdown/extras/extras.ts';
import { MarkdownText } from '../markdown/MarkdownText.tsx';

/** Reads an answer as it is shown, in no document: code is plain there, and formulas are as they are written. */
export function readApart<T>(markdown: string, read: (shown: HTMLElement) => T): T {
  const holder = document.createElement('div');
  render(h(MarkdownText, { text: signal(markdown), live: signal(false), extras: noExtras }), holder);
  try {
    return read(holder);
  } finally {
    render(null, holder);
  }
}
