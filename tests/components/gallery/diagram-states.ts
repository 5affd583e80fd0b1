import type { DiagramReply } from '../../../sidebar/diagrams/diagram-messages.ts';
import { followDark } from '../../../sidebar/diagrams/follow-dark.ts';
import type { TestPanel } from '../../helpers/test-panel.ts';

const ANSWER = `Light is scattered in three steps:

\`\`\`mermaid
flowchart LR
  accTitle: How light is scattered
  A[Sunlight] --> B[Air] --> C[Blue sky]
\`\`\`

Blue is scattered most.`;

/** As Mermaid draws it, without most of its styles. */
function draw(isDark: boolean, boxes: readonly string[]): DiagramReply {
  const [fill, edge, ink] = isDark ? ['#1f2020', '#81b1db', '#e6e8e8'] : ['#ececff', '#9370db', '#333333'];
  const width = boxes.length * 160 - 40;
  const shapes = boxes.map((box, index) => {
    const x = index * 160;
    const line = index === 0 ? '' : `<path d="M${x - 40} 36h40" stroke="${ink}"/>`;
    return `${line}<rect x="${x + 1}" y="9" width="118" height="54" fill="${fill}" stroke="${edge}"/><text x="${x + 60}" y="41" text-anchor="middle" fill="${ink}">${box}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="72" viewBox="0 0 ${width} 72" font-family="sans-serif" font-size="16">${shapes.join('')}</svg>`;
  return { kind: 'drawn', svg, width, height: 72, title: 'How light is scattered' };
}

function withDiagram(reply: (isDark: boolean) => DiagramReply) {
  return async (panel: TestPanel): Promise<void> => {
    panel.state.code.loadDiagrams = async () => ({
      isDark: followDark(),
      draw: async (_code, isDark) => reply(isDark),
    });
    await panel.openChat([{ answer: [{ type: 'text', text: ANSWER }] }]);
  };
}

const BOXES = ['Sunlight', 'Air', 'Blue sky'];
const MANY_BOXES = [...BOXES, 'Sunset', 'Red sky', 'Night', 'Stars', 'Dawn'];

/** A block of code that is a diagram. What is drawn is drawn elsewhere. */
export const diagramStates = {
  'diagram-offered': withDiagram((isDark) => draw(isDark, BOXES)),
  'diagram-drawn': withDiagram((isDark) => draw(isDark, BOXES)),
  'diagram-wide': withDiagram((isDark) => draw(isDark, MANY_BOXES)),
  'diagram-failed': withDiagram(() => ({ kind: 'failed', failure: 'mistake', line: 3 })),
};
