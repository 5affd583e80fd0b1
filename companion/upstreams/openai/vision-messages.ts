import type { RoleMessage } from '../../prompts/chat-messages.ts';

type Content = string | ({ type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } })[];

/** Messages as chat completions take them: an image is a part of what is said, at a `data:` address. */
export function toVisionMessages(messages: readonly RoleMessage[]): { role: string; content: Content }[] {
  return messages.map(({ role, content, images = [] }) => {
    if (images.length === 0) return { role, content };
    const seen = images.map((data) => ({
      type: 'image_url' as const,
      image_url: { url: `data:${typeOf(data)};base64,${data}` },
    }));
    return { role, content: [{ type: 'text', text: content }, ...seen] };
  });
}

/** By how its bytes begin, which base64 shows. */
const BEGINNINGS: Record<string, string> = { iVBOR: 'image/png', '/9j/': 'image/jpeg', R0lGOD: 'image/gif' };

function typeOf(data: string): string {
  const found = Object.entries(BEGINNINGS).find(([beginning]) => data.startsWith(beginning));
  return found?.[1] ?? 'image/webp';
}
