import type { Tokens } from 'marked';
import { words } from '../../../words/spoken.ts';
import { InlineViews } from './InlineViews.tsx';

/** A table scrolls inside its own box, which the keyboard can reach, so that the answer never gets wider than the panel. */
export function TableView({ table, closed }: { table: Tokens.Table; closed: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div class="table" role="group" aria-label={words.table} tabIndex={0}>
      <table dir="auto">
        <thead>
          <tr>
            {table.header.map((cell) => (
              <th scope="col" style={alignment(cell)}>
                <InlineViews tokens={cell.tokens} closed={closed} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td style={alignment(cell)}>
                  <InlineViews tokens={cell.tokens} closed={closed} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function alignment({ align }: Tokens.TableCell): { textAlign: 'start' | 'center' | 'end' } | undefined {
  if (align === null) return undefined;
  return { textAlign: align === 'left' ? 'start' : align === 'right' ? 'end' : 'center' };
}
