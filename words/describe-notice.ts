import type { ErrorReason } from '../protocol/error-causes.ts';
import { describeErrorInLine } from './describe-error.ts';
import { fallbacks, notices } from './spoken-later.ts';

/** The sentences for what a companion says of itself when somebody connects. */
export function describeNotice({ code, error }: { code: string; error?: ErrorReason | undefined }): string {
  const said = Object.hasOwn(notices, code) ? notices[code as keyof typeof notices] : fallbacks.notice;
  return error === undefined ? said : `${said} ${describeErrorInLine(error)}`;
}
