const GROUP_OR_OTHERS = 0o077;

/** Whether other users of the machine may do anything with a file or folder of this mode; where there are no modes, no. */
export function isOpenToOthers({ mode }: { mode: number }): boolean {
  return process.getuid !== undefined && (mode & GROUP_OR_OTHERS) !== 0;
}
