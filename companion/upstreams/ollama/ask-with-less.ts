import { type UpstreamChatOptions, UpstreamError, type UpstreamFinish } from '../upstream.ts';

type Ask = (context: number | undefined, onDelta: UpstreamChatOptions['onDelta']) => Promise<UpstreamFinish>;

/**
 * Asks with this much context, and with less as long as the server has not the memory to load the model with it. The
 * person is told before the first word, or before what the smaller context leads to.
 *
 * @param shrink remembers that `asked` was too much; what to ask for instead, undefined when there is no less
 */
export async function askWithLess(
  context: number | undefined,
  ask: Ask,
  { shrink, options }: { shrink(asked: number | undefined): number | undefined; options: UpstreamChatOptions },
): Promise<UpstreamFinish> {
  let given = context;
  let hasSaid = false;
  let isTold = false;
  function tell(): void {
    if (isTold || given === context || context === undefined || given === undefined) return;
    isTold = true;
    options.onNotice?.({ code: 'smaller_context', params: { asked: context, given } });
  }
  for (;;) {
    try {
      return await ask(given, (kind, text) => {
        tell();
        hasSaid = true;
        options.onDelta(kind, text);
      });
    } catch (error) {
      const less = !hasSaid && isTooLarge(error) ? shrink(given) : undefined;
      if (less === undefined) {
        if (error instanceof UpstreamError && error.overflow) tell();
        throw error;
      }
      given = less;
    }
  }
}

/** The server says so, or what runs the model ended while it was loaded, as it does when a GPU has no memory left. */
function isTooLarge(error: unknown): boolean {
  if (!(error instanceof UpstreamError) || error.code !== 'upstream_failed') return false;
  return error.params.cause === 'no_memory' || error.params.cause === 'runner_failed';
}
