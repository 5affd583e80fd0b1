import { EXPORT_FORMAT, EXPORT_VERSION, type ExportPart } from '../store/exported-conversation.ts';

/**
 * An export as JSON that `parseImport` reads, piece by piece.
 *
 * @param exportedAt milliseconds since 1970
 */
export async function* exportJson(parts: AsyncIterable<ExportPart>, exportedAt: number): AsyncGenerator<string> {
  const head = { format: EXPORT_FORMAT, version: EXPORT_VERSION, exportedAt };
  yield `${JSON.stringify(head).slice(0, -1)},"conversations":[`;
  let conversations = 0;
  let turns = 0;
  for await (const part of parts) {
    if (part.type === 'conversation') {
      const before = conversations++ > 0 ? '\n]},' : '';
      yield `${before}\n${JSON.stringify(part.conversation).slice(0, -1)},"turns":[`;
      turns = 0;
    } else {
      yield `${turns++ > 0 ? ',' : ''}\n${JSON.stringify(part.turn)}`;
    }
  }
  yield `${conversations > 0 ? '\n]}' : ''}\n]}\n`;
}
