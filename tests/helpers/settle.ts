/** Lets everything that waits for promises alone run: storage and messages here know no timers. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}
