import type { ErrorReason } from '../../protocol/error-causes.ts';
import type { PageHint } from '../pages/page-hint.ts';

/** Why a file, an image or a tab can't go along, by code, with what its sentence is given. `name`: what it is called. */
export interface SourceRefusalParams {
  /** Neither text nor an image, nor anything else that can be read here. */
  not_readable: { name: string };
  empty: { name: string };
  too_large: { name: string; megabytes: number };
  /** Its name or type says that it is an image, and its bytes say otherwise. */
  not_an_image: { name: string };
  /** An image of a kind that no browser, or no model server, takes. */
  image_kind: { name: string };
  image_too_large: { name: string; megapixels: number; most: number };
  /** The browser could not decode it. */
  image_broken: { name: string };
  /** It could not be read from the disk, or is a folder. */
  file_gone: { name: string };
  /** As much goes along as can. */
  no_room: { name: string };
  /** The companion reads it, and there is none, or none that this browser is paired with. */
  needs_companion: { name: string };
  /** The companion says why. */
  refused: { name: string; error: ErrorReason };
  /** The tab went to another page, or away. */
  tab_gone: { name: string };
  /** The browser lets nobody in without another permission. */
  tab_closed: { name: string };
  tab_unreadable: { name: string; hint: PageHint };
  /** A file that is shown in a tab, and can't be fetched once more. */
  not_fetched: { name: string };
  /** For a reason of our own. */
  failed: { name: string };
}

export type SourceRefusal = {
  [C in keyof SourceRefusalParams]: { code: C; params: SourceRefusalParams[C] };
}[keyof SourceRefusalParams];

/** Why the page beside the panel, or the file that it shows, can't be read. */
export type ShownHint = PageHint | { code: 'refused_file'; params: { refusal: SourceRefusal } };

export function refuse<C extends keyof SourceRefusalParams>(code: C, params: SourceRefusalParams[C]): SourceRefusal {
  return { code, params } as SourceRefusal;
}
