import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One real page and the text that belongs to it. */
export interface CorpusPage {
  id: string;
  /** `article`, `forum`, `product` and so on. */
  kind: string;
  text: string;
}

/** Pages of a folder with `truth.json.gz` and `html/ID.html.gz`, evenly from all its kinds. */
export function readCorpus(folder: string, perKind = Number.POSITIVE_INFINITY): CorpusPage[] {
  const truth = JSON.parse(gunzipSync(readFileSync(join(folder, 'truth.json.gz'))).toString()) as Record<
    string,
    Omit<CorpusPage, 'id'>
  >;
  const taken = new Map<string, number>();
  return Object.entries(truth).flatMap(([id, { kind, text }]) => {
    const count = (taken.get(kind) ?? 0) + 1;
    taken.set(kind, count);
    return count <= perKind ? [{ id, kind, text }] : [];
  });
}

export function readHtml(folder: string, id: string): Buffer {
  return gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`)));
}
