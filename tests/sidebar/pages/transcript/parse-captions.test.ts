import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaptions, writeTranscript } from '../../../../sidebar/pages/transcript/parse-captions.ts';

const VTT = `WEBVTT

STYLE
::cue { color: red }

NOTE made by hand

1
00:01.500 --> 00:04.000 align:start
The fifth tram
is late.

00:04.000 --> 00:06.000
<v Anna>Why &amp; <i>when</i>?

01:02:03.000 --> 01:02:05.000
The end.
`;

describe('captions', () => {
  it('are read with their times, without styles, notes and marks', () => {
    expect(writeTranscript(parseCaptions(VTT))).toBe(
      '[0:01] The fifth tram is late. Anna: Why & when?\n\n[1:02:03] The end.',
    );
  });

  it('are read from SRT too', () => {
    const srt = '1\r\n00:00:20,000 --> 00:00:22,000\r\nHello.\r\n\r\n2\r\n00:00:40,500 --> 00:00:42,000\r\nBye.\r\n';
    expect(writeTranscript(parseCaptions(srt))).toBe('[0:20] Hello.\n\n[0:40] Bye.');
  });

  it('say once what rolls up and is shown twice', () => {
    const rolling = [
      { seconds: 0, text: 'the fifth' },
      { seconds: 1, text: 'the fifth tram' },
      { seconds: 2, text: 'the fifth tram is late' },
      { seconds: 3, text: 'the fifth tram is late' },
    ];
    expect(writeTranscript(rolling)).toBe('[0:00] the fifth tram is late');
  });

  it('are none in whatever else a file holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (file) => void writeTranscript(parseCaptions(file))));
    expect(parseCaptions('<!doctype html><p>Not found</p>')).toEqual([]);
  });
});
