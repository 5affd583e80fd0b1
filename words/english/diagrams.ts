import { number } from './tongue.ts';

/** What is said where code is drawn as a diagram. */
export const diagramWords = {
  show: 'Show as a diagram',
  showCode: 'Show the code',
  save: 'Download as SVG',
  diagram: 'Diagram',
  drawing: 'Drawing the diagram…',
  mistake: 'This diagram has a mistake, so it can’t be drawn.',
  mistakeIn: (line: number) => `This diagram has a mistake in line ${number(line)}, so it can’t be drawn.`,
  unknown: 'Aside can’t draw this kind of diagram.',
  slow: 'Drawing this diagram took too long, so it was stopped.',
  large: 'This diagram is too large to draw.',
};
