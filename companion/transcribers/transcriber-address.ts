/** An http address in the form it is kept in; undefined when it is none. A key in it would stand in lists and logs. */
export function parseTranscriberAddress(text: string): string | undefined {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return undefined;
  const { protocol, origin, host, pathname, search, hash, username, password } = new URL(withScheme);
  if (!/^https?:$/.test(protocol) || host === '') return undefined;
  if (search !== '' || hash !== '' || username !== '' || password !== '') return undefined;
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

const OPENAI_PATH = '/v1/audio/transcriptions';
/** Of whisper.cpp's server, unless it was started with another. */
const WHISPER_CPP_PATH = '/inference';

/**
 * Where a server may take recordings, the likeliest first. A path that is one of these is meant; any other is where
 * OpenAI's begin, as in `--upstream`.
 */
export function recordingPaths(pathname: string): string[] {
  const path = pathname.replace(/\/+$/, '');
  if (path === '') return [OPENAI_PATH, WHISPER_CPP_PATH];
  return /\/(audio\/transcriptions|inference)$/.test(path) ? [path] : [`${path}/audio/transcriptions`];
}

/** Where the same server lists its models; undefined for whisper.cpp's own path. */
export function modelsPath(recordingPath: string): string | undefined {
  const base = /^(.*)\/audio\/transcriptions$/.exec(recordingPath)?.[1];
  return base === undefined ? undefined : `${base}/models`;
}
