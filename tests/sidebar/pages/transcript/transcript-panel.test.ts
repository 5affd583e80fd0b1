// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findTranscriptPanel } from '../../../../sidebar/pages/transcript/transcript-panel.ts';

const SECONDS = [0, 5, 11, 18, 70, 3_671];
const time = (seconds: number) =>
  seconds >= 3_600 ? '1:01:11' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
const rowsOf = (write: (time: string, words: string) => string, seconds: readonly number[] = SECONDS) =>
  seconds.map((each, index) => write(time(each), `Words ${index}.`)).join('');

const CAPTIONS = SECONDS.map((seconds, index) => ({ seconds, text: `Words ${index}.` }));
/** Rows in which more is said than a reader is to see. */
const rowsWith = (inside: string) =>
  rowsOf((at, words) => `<li><b>${at}</b> <i ${inside}>Say that. </i><i>${words}</i></li>`);
const PLAYER = '<div class="player"><span>0:07</span> / <span>1:02:00</span></div>';

afterEach(() => {
  document.body.innerHTML = '';
});

function find(html: string) {
  document.body.innerHTML = html;
  return findTranscriptPanel(document);
}

describe('the transcript that a page shows', () => {
  it.each([
    ['a list', `<ol id="t">${rowsOf((at, words) => `<li><button>${at}</button> <span>${words}</span></li>`)}</ol>`],
    ['boxes', `<div id="t">${rowsOf((at, words) => `<div><div>${at}</div><div>${words}</div></div>`)}</div>`],
    [
      'a table',
      `<table><tbody id="t">${rowsOf((at, words) => `<tr><td>${at}</td><td>${words}</td></tr>`)}</tbody></table>`,
    ],
    ['terms', `<dl id="t">${rowsOf((at, words) => `<dt>[${at}]</dt><dd>${words}</dd>`)}</dl>`],
    ['paragraphs', `<div id="t">${rowsOf((at, words) => `<p>(${at}) ${words}</p>`)}</div>`],
    [
      'sections',
      `<div id="t"><section>${rowsOf((at, words) => `<p>${at} ${words}</p>`, SECONDS.slice(0, 3))}</section><section>${SECONDS.slice(
        3,
      )
        .map((each, index) => `<p>${time(each)} Words ${index + 3}.</p>`)
        .join('')}</section></div>`,
    ],
  ])('is read from %s, beside a player with times of its own', (_, html) => {
    const found = find(`${PLAYER}<main>${html}</main>`);
    expect(found?.captions).toEqual(CAPTIONS);
    expect(found?.element.id || found?.element.localName).toMatch(/^(?:t|main|table)$/);
  });

  it('is found in an open shadow root', () => {
    document.body.innerHTML = `<x-panel></x-panel>`;
    const root = document.querySelector('x-panel')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = `<div>${rowsOf((at, words) => `<p><i>${at}</i> ${words}</p>`)}</div>`;
    expect(findTranscriptPanel(document)?.captions).toEqual(CAPTIONS);
  });

  it.each([
    ['chapters', [0, 60, 130, 200, 290, 400]],
    ['a timetable', [540, 555, 570, 585, 600, 615]],
    ['lengths of other videos', [12, 340, 7, 61, 59, 3]],
    ['a few marks', [0, 4, 8, 12]],
  ])('is not %s', (_, seconds) => {
    expect(find(`<ul>${rowsOf((at, words) => `<li>${at} ${words}</li>`, seconds)}</ul>`)).toBeUndefined();
  });

  it('is looked for in the words of those lists alone whose times may be those of speech', () => {
    const looks = vi.spyOn(Element.prototype, 'getBoundingClientRect');
    find(`<ul>${rowsOf((at) => `<li><b>${at}</b> <b>To Leeds</b></li>`, [540, 555, 570, 585, 600, 615])}</ul>`);
    expect(looks).not.toHaveBeenCalled();
    find(`<ul>${rowsOf((at, words) => `<li><b>${at}</b> <b>${words}</b></li>`)}</ul>`);
    expect(looks).toHaveBeenCalled();
    looks.mockRestore();
  });

  it.each([
    ['has no size', 'font-size: 0'],
    ['is clipped away', 'clip-path: inset(50%)'],
    ['is faint', 'opacity: 0'],
    ['is scaled to nothing', 'transform: matrix(0, 0, 0, 0, 0, 0)'],
  ])('is none of what %s', (_, style) => {
    expect(find(`<ol>${rowsWith(`style="${style}"`)}</ol>`)?.captions).toEqual(CAPTIONS);
    expect(find(`<div style="${style}"><ol>${rowsWith('')}</ol></div>`)).toBeUndefined();
  });

  it('is none of what has the colour of its ground', () => {
    const ground = 'background-color: rgb(1, 2, 3); background-image: none; text-shadow: none';
    const list = `<ol>${rowsWith(`style="color: rgb(1, 2, 3); ${ground}"`)}</ol>`;
    expect(find(list)?.captions).toEqual(CAPTIONS);
  });

  it('has words', () => {
    expect(find(`<ul>${rowsOf((at) => `<li>${at}</li>`)}</ul>`)).toBeUndefined();
  });
});
