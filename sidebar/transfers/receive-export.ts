import type { ExportFormat } from '../../protocol/transfer-messages.ts';
import type { Exchange } from './exchange.ts';

const TYPES: Record<ExportFormat, string> = { json: 'application/json', markdown: 'text/markdown' };

/**
 * One chat, some, or all of them, as a file. Rejects as `Exchange.next` does.
 *
 * @param onBytes told how much has come
 */
export async function receiveExport(
  exchange: Exchange,
  what: { format: ExportFormat; conversation?: string; conversations?: string[]; language?: string },
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  const parts: Blob[] = [];
  let bytes = 0;
  exchange.send({ type: 'export', ...what });
  for (;;) {
    const reply = await exchange.next();
    if (reply.type !== 'export') continue;
    // At once: a browser may keep what is in a Blob on disk.
    const part = new Blob([reply.text]);
    parts.push(part);
    bytes += part.size;
    onBytes(bytes);
    if (reply.isLast) return new Blob(parts, { type: TYPES[what.format] });
  }
}
