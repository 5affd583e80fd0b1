import type { Token } from 'marked';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { judgeLink } from '../link-policy.ts';
import { NotesContext } from './notes-context.ts';

/** What a definition says where it stands, as long as it is shown nowhere else. */
export function Unmoved({ token, children }: { token: Token; children: ComponentChildren }) {
  return useContext(NotesContext).notes.value.moved.has(token) ? null : children;
}

/** `[1]: https://…` that no link is made of: models list their sources so. */
export function DefinitionView({ token }: { token: Token & { href?: string } }) {
  const raw = token.raw.trim();
  const address = token.href ?? '';
  const allowed = judgeLink(address, address);
  const at = allowed === null ? -1 : raw.indexOf(address);
  return (
    <Unmoved token={token}>
      <p dir="auto" class="definition">
        {at < 0 ? raw : raw.slice(0, at)}
        {at >= 0 && allowed !== null && (
          <a href={allowed.href} title={allowed.href} target="_blank" rel="noopener noreferrer">
            {address}
          </a>
        )}
        {at >= 0 && raw.slice(at + address.length)}
      </p>
    </Unmoved>
  );
}
