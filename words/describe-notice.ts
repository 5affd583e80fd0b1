import type { ErrorReason } from '../protocol/error-causes.ts';
import { describeErrorInLine } from './describe-error.ts';
import { notices, unknownNotice } from './english/notices.ts';

/** The sentences for what a companion says of itself when somebody connects. */
export function describeNotice({ code, error }: { code: string; error?: ErrorReason | undefined }): string {
  const said = Object.hasOwn(notices, code) ? notices[code as keyof typeof notices] : unknownNotice;
  return error === undefined ? said : `${said} ${describeErrorInLine(error)}`;
}
