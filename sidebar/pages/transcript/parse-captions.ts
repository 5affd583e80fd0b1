/** Words of a video, and the second at which they begin. */
export interface Caption {
  seconds: number;
  text: string;
}

/** WebVTT, and SRT, which differs in nothing that matters here. What is no caption, such as a style, is left out. */
export function parseCaptions(file: string): Caption[] {
  return file
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block): Caption[] => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => line.includes('-->'));
      const [, hours = '0', minutes = '0', seconds = '0'] =
        /^\s*(?:(\d+):)?(\d+):(\d+)[.,]\d+\s+-->/.exec(lines[at] ?? '') ?? [];
      const text = lines.slice(at + 1).join(' ');
      return at < 0 ? [] : [{ seconds: 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds), text }];
    });
}

/** Captions stand on lines of about so many seconds, which is about a sentence or two. */
const LINE_SECONDS = 15;

/** Captions as lines of text that begin with their time. What rolls up, and so is shown twice, is said once. */
export function writeTranscript(captions: readonly Caption[]): string {
  const lines: { seconds: number; texts: string[] }[] = [];
  let last = '';
  for (const { seconds, text } of captions) {
    const words = plainText(text);
    const news = words.startsWith(last) && last !== '' ? words.slice(last.length).trim() : words;
    if (words !== '') last = words;
    if (news === '') continue;
    const line = lines.at(-1);
    if (line && seconds >= line.seconds && seconds - line.seconds < LINE_SECONDS) line.texts.push(news);
    else lines.push({ seconds, texts: [news] });
  }
  return lines.map(({ seconds, texts }) => `[${toTime(seconds)}] ${texts.join(' ')}`).join('\n\n');
}

/** Without the marks of WebVTT; who speaks stays. */
function plainText(text: string): string {
  return text
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]*)>/g, (_, name: string) => `${name.trim()}: `)
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ' };

function toTime(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const shown = [hours > 0 ? [hours] : [], minutes, rest].flat();
  return shown.map((part, index) => String(part).padStart(index === 0 ? 1 : 2, '0')).join(':');
}
