import type { ErrorCauses } from '../../protocol/error-causes.ts';
import { capitalised } from '../capitalised.ts';
import type { ErrorSentencesOf } from './error-sentences.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { plural } from './tongue.ts';

type UpstreamCode = Extract<keyof ErrorCauses, `upstream_${string}` | `model_${string}` | 'context_overflow'>;

export type UpstreamErrors = ErrorSentencesOf<UpstreamCode>;

const the = (server: string): string => serverWords(server).the;
const named = (model: string): string => (model === '' ? 'the model' : `the model “${model}”`);
/** What the server said, after our words. */
const quoted = (said: string): string => (said === '' ? '' : `: ${said}`);
const inBrackets = (said: string): string => (said === '' ? '' : ` (${said})`);
const seconds = (count: number): string =>
  plural(count, { one: (shown) => `${shown} second`, other: (shown) => `${shown} seconds` });

/** Errors of model servers, and of what was asked of their models. */
export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['The model server doesn’t answer.', 'Start it, then try again.'],
    no_answer: ({ server, address, reason }) => [
      `No ${serverWords(server).label} answers at ${address} (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `No ${serverWords(server).label} answers at ${address} (no such host).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `No ${serverWords(server).label} answers at ${address} (no answer within ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Nothing here turns speech into text.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `The model “${model}” can’t be asked now: ${address} doesn’t answer.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['The model server is too busy to answer now.', 'Wait a moment and try again.'],
    too_many_requests: ({ address, said }) => [
      `The server at ${address} has had too many requests (429)${quoted(said)}.`,
      'Wait a moment and try again.',
    ],
    busy: ({ server, address, said }) => [
      `The server at ${address} is too busy to answer now (503)${quoted(said)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${capitalised(the(server))} at ${address} is busy: its own queue is full.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `The server at ${address} is still loading its model.`,
      'Wait until it has, then try again.',
    ],
  },
  upstream_refused: {
    general: () => ['The model server refused the question.', ''],
    wants_key: ({ server, address, status, said }) => [
      `The server at ${address} wants a name and password or a key (${status})${quoted(said)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said }) => [
      `The server at ${address} refuses requests from here (403)${quoted(said)}.`,
      `A proxy or firewall in front of ${the(server)} says so. Have it let this machine in, or give the address of ${the(server)} itself.`,
    ],
    unknown_path: ({ server, address, status }) => [
      `What answers at ${address} is not ${serverWords(server).a}: it does not know the path that was asked for (${status}).`,
      `Check the address and its path (${serverWords(server).setBy}), and update ${the(server)}.`,
    ],
    too_long: ({ server, address }) => [
      `The server at ${address} takes no question this long (413).`,
      `A proxy in front of ${the(server)} says so: raise its limit (client_max_body_size in nginx), or send less of the page.`,
    ],
    host_not_accepted: ({ server, address }) => [
      `${capitalised(the(server))} at ${address} refuses requests from here (403): it does not accept the host name or origin.`,
      `Use an address that ${the(server)} itself accepts (an IP address, localhost or a .local name). If a proxy in between adds an Origin, add that to OLLAMA_ORIGINS where Ollama runs.`,
    ],
    not_signed_in: ({ server, address, model }) => [
      `${capitalised(the(server))} at ${address} has to be signed in to use ${named(model)}.`,
      'Run `ollama signin` on that machine.',
    ],
    audio_unread: ({ server, address, format, said }) => [
      `${capitalised(the(server))} at ${address} can’t read this recording (${format})${quoted(said)}.`,
      'Send WAV or 16-bit PCM. whisper.cpp’s server reads other formats when it is started with --convert and ffmpeg is there.',
    ],
    bad_option: ({ server, said }) => [
      `${capitalised(the(server))} does not accept an option of this request${quoted(said)}.`,
      'Correct that option in the settings.',
    ],
    bad_model_name: ({ model }) => [
      `No model can be called “${model}”.`,
      'A name looks like llama3.2:3b, or hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `The models of ${the(server)} at ${address} can’t be changed from here.`,
      'Use that server’s own tools.',
    ],
    server_too_old: ({ server, address, model, said }) => [
      `${capitalised(the(server))} at ${address} is too old for ${named(model)}${quoted(said)}.`,
      `Update ${the(server)}, then try again.`,
    ],
    no_chat: ({ server, address }) => [
      `The server at ${address} does not know ${the(server)}’s chat: it may be something else or a very old version.`,
      `Check the address and its path (${serverWords(server).setBy}), and update ${the(server)}.`,
    ],
    not_this_kind: ({ server, address }) => [
      `What answers at ${address} is not ${serverWords(server).a}.`,
      `Check the address (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim(),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `What answers at ${address} is not ${serverWords(server).a} (${status}).`,
      `Check the address (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim(),
    ],
    redirected: ({ server, address, target }) => [
      `The server at ${address} redirects to ${target}, which is not followed.`,
      redirectCure(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `The server at ${address} redirects to another address, which is not followed.`,
      redirectCure(server),
    ],
    not_http: ({ server, address, reason }) => [
      `The server at ${address} does not speak HTTP as expected (${reason}).`,
      `Check the address, and whether it has to begin with http:// or https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said }) => [
      `${capitalised(the(server))} at ${address} refused the request (${status}: ${said || 'no reason given'}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['The model server failed.', 'Try again.'],
    behind_proxy: ({ server, address, said }) => [
      `The proxy at ${address} can’t reach ${the(server)} behind it (502)${quoted(said)}.`,
      `Start ${the(server)} on that machine, or correct the address that the proxy passes requests to.`,
    ],
    not_available: ({ server, address }) => [
      `The server at ${address} is not available now (503): a proxy in front of ${the(server)} says so.`,
      `Check that ${the(server)} is running behind it, then try again.`,
    ],
    proxy_gave_up: ({ server, address, status, said }) => [
      `The proxy at ${address} did not wait long enough for ${the(server)} (${status})${quoted(said)}.`,
      `Loading a model and reading a long page take time. Raise the proxy’s time limit (proxy_read_timeout in nginx), and check whether ${the(server)} runs behind it.`,
    ],
    failed: ({ server, address, status, said }) => [
      `${capitalised(the(server))} at ${address} failed (${status}: ${said || 'no reason given'}).`,
      failureCure(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `The server at ${address} failed (${status}: no reason given).`,
      failureCure(server),
    ],
    failed_midway: ({ server, address, said }) => [
      `${capitalised(the(server))} at ${address} failed (${said || 'no reason given'}).`,
      failureCure(server),
    ],
    broke_before: ({ server, address }) => [
      `The connection to ${the(server)} at ${address} broke before it answered.`,
      breakCure(server),
    ],
    broke_midway: ({ server, address }) => [
      `The connection to ${the(server)} at ${address} broke in the middle of the answer.`,
      breakCure(server),
    ],
    not_understood: ({ address }) => [
      `Aside could not understand the server at ${address}.`,
      'Try again. The companion’s log has the details.',
    ],
    no_memory: ({ model, said }) => [
      `There is not enough memory for ${named(model)}${quoted(said)}.`,
      'Close other programs, unload other models with `ollama stop`, or choose a smaller model.',
    ],
    runner_failed: ({ model, said }) => [
      `The process that runs ${named(model)} failed${inBrackets(said)}.`,
      'Try again. If it fails again, there may be too little memory for this model: choose a smaller one.',
    ],
    disk_full: ({ address, model, said }) => [
      `The disk of the server at ${address} has no room for ${named(model)}${quoted(said)}.`,
      'Delete models that you don’t need, or make room on that disk, then try again.',
    ],
    registry_unreachable: ({ server, address, model, said }) => [
      `${capitalised(the(server))} at ${address} couldn’t download ${named(model)}${quoted(said)}.`,
      'Check that machine’s connection to the internet, then try again.',
    ],
    pull_failed: ({ server, address, model, said }) => [
      `${capitalised(the(server))} at ${address} couldn’t download ${named(model)}${quoted(said)}.`,
      'Try again.',
    ],
    endless: ({ server, address }) => [
      `${capitalised(the(server))} at ${address} sent more than any answer can hold.`,
      `Check that the address is ${the(server)} itself, and restart it if it runs wild.`,
    ],
    garbled: ({ server, address }) => [
      `${capitalised(the(server))} at ${address} sent something that is not its protocol.`,
      `Check that the address is ${the(server)} itself and that no proxy changes its answers.`,
    ],
    ended_early: ({ server, address }) => [
      `${capitalised(the(server))} at ${address} stopped before the answer was finished.`,
      `Try again. If it happens again, a proxy in between may cut long answers, or ${the(server)}’s log says why.`,
    ],
    said_nothing: ({ server, address }) => [
      `The server at ${address} ended its answer before the first word.`,
      `Try again. If it happens again, check that the address is ${the(server)} itself, or look at its log.`,
    ],
  },
  upstream_silent: {
    general: () => ['The model server has said nothing for too long.', 'Restart it if it hangs, then try again.'],
    silent: ({ server, address, seconds: count }) => [
      `${capitalised(the(server))} at ${address} has said nothing for ${seconds(count)} and does not answer a probe either.`,
      'Check that it is still running. Restart it if it hangs, then try again.',
    ],
  },
  model_not_found: {
    general: () => ['That model isn’t there.', 'Choose another model.'],
    at_server: ({ server, address, model }) => [
      `The server at ${address} does not have ${named(model)}.`,
      `${serverWords(server).getModel(model)}, or choose another model.`,
    ],
    here: ({ server, model }) => [
      `There is no model “${model}” here.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)}, or choose another model.`,
    ],
    not_in_library: ({ model }) => [
      `There is no model “${model}” to download.`,
      'Check how the name and the part after its colon are written.',
    ],
    no_server: () => ['That model server is not there any more.', 'Open the list of models again.'],
    none: ({ server, address }) => [
      `${capitalised(the(server))} at ${address} has no model yet.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      `${capitalised(the(server))} at ${address} has no model that can chat (only ${model}${others > 0 ? ` and ${others} more` : ''}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['The model can’t do what you asked.', 'Choose another model.'],
    chat: ({ model }) => [
      `${capitalised(named(model))} can’t chat: it’s made for something else, such as search.`,
      'Choose another model.',
    ],
    only_search: ({ model }) => [
      `${capitalised(named(model))} can’t chat: it turns text into numbers, for search.`,
      'Choose another model.',
    ],
    images: ({ model }) => [
      `${capitalised(named(model))} can’t see images.`,
      'Choose a model that can, or ask without.',
    ],
    thinking: ({ model }) => [
      `${capitalised(named(model))} can’t think before it answers.`,
      'Choose a model that can, or ask without.',
    ],
    tools: ({ model }) => [`${capitalised(named(model))} can’t use tools.`, 'Choose a model that can, or ask without.'],
  },
  context_overflow: {
    general: () => [OVERFLOW, SEND_LESS],
    overflow: ({ server }) => [OVERFLOW, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `The question and its page take ${promptTokens} tokens, but the model’s context holds only ${contextTokens}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;

const OVERFLOW = 'The question and its page don’t fit the model’s context.';
const SEND_LESS = 'Send less of the page or ask in a new chat.';

function redirectCure(server: string): string {
  return `If that is where ${the(server)} is, give that address (${serverWords(server).setBy}). If it is a page to sign in, have that server let this machine in.`;
}

function failureCure(server: string): string {
  return `Try again. If it fails again, ${the(server)}’s log says why.`;
}

function breakCure(server: string): string {
  return `${capitalised(the(server))} may have been stopped or have crashed. Check that it is running, then try again.`;
}
