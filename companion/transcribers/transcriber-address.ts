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
