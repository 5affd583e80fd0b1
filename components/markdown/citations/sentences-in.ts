const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The sentences of a text, each with what stands behind it, and where it begins. */
export function sentencesIn(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)];
}
