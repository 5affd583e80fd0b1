import type { Token, Tokens } from 'marked';
import { Component, type ComponentChild } from 'preact';
import { type Block, codeOf, hasBlock, type ListBlock, type ListItem, toBlock } from '../lexing/block.ts';
import type { BlockFormulaToken } from '../lexing/bounded-lexer.ts';
import type { FootnoteToken } from '../lexing/footnotes.ts';
import { CodeView } from './CodeView.tsx';
import { DefinitionView, Unmoved } from './DefinitionViews.tsx';
import { FormulaView } from './FormulaView.tsx';
import { InlineViews } from './InlineViews.tsx';
import { TableView } from './TableView.tsx';

/** One block. As long as it is given the same object it is not rendered again: closed blocks are left alone. */
export class BlockView extends Component<{ block: Block }> {
  override shouldComponentUpdate(next: { block: Block }): boolean {
    return next.block !== this.props.block;
  }

  override render({ block }: { block: Block }): ComponentChild {
    switch (block.kind) {
      case 'code':
        return <CodeView info={block.info} code={block.code} closed={block.closed} />;
      case 'list':
        return <ListView list={block} />;
      case 'token':
        return <TokenView token={block.token} closed={block.closed} />;
    }
  }
}

function ListView({ list }: { list: ListBlock }) {
  const Tag = list.ordered ? 'ol' : 'ul';
  const start = list.ordered && list.start !== 1 ? { start: list.start } : {};
  return (
    <Tag dir="auto" class={list.loose ? 'loose' : 'tight'} {...start}>
      {list.items.map((item, index) => (
        <ItemView key={index} item={item} value={breaksCount(list, index) ? item.number : undefined} />
      ))}
    </Tag>
  );
}

function breaksCount({ ordered, items }: ListBlock, index: number): boolean {
  const before = items[index - 1];
  return ordered && before !== undefined && items[index]?.number !== before.number + 1;
}

interface ItemProps {
  item: ListItem;
  /** Its number, where that is not the next one. */
  value: number | undefined;
}

class ItemView extends Component<ItemProps> {
  override shouldComponentUpdate(next: ItemProps): boolean {
    return next.item !== this.props.item;
  }

  override render({ item: { token, closed }, value }: ItemProps): ComponentChild {
    return (
      <li class={token.task ? 'task' : undefined} value={value}>
        {token.task && <input type="checkbox" disabled checked={token.checked === true} />}
        <Nested tokens={token.tokens} closed={closed} />
      </li>
    );
  }
}

/** The blocks of an item, a quote or a footnote. */
export function Nested({ tokens, closed }: { tokens: readonly Token[]; closed: boolean }) {
  return tokens.filter(hasBlock).map((token) => <NestedBlock token={token} closed={closed} />);
}

function NestedBlock({ token, closed }: { token: Token; closed: boolean }) {
  if (token.type === 'code') return <CodeView {...codeOf(token as Tokens.Code)} closed={closed} />;
  if (token.type === 'list') return <ListView list={toBlock(token, closed) as ListBlock} />;
  return <TokenView token={token} closed={closed} />;
}

function TokenView({ token, closed }: { token: Token; closed: boolean }) {
  switch (token.type) {
    case 'heading': {
      // The answer stands below the headings of whatever shows it; its look follows the class.
      const Tag = `h${Math.min(token.depth + 2, 6)}` as 'h3';
      return (
        <Tag dir="auto" class={`heading-${token.depth}`}>
          <InlineViews tokens={token.tokens} closed={closed} />
        </Tag>
      );
    }
    case 'blockquote':
      return (
        <blockquote dir="auto">
          <Nested tokens={token.tokens ?? []} closed={closed} />
        </blockquote>
      );
    case 'hr':
      return <hr />;
    case 'table':
      return <TableView table={token as Tokens.Table} closed={closed} />;
    case 'html':
      return (
        <p dir="auto" class="raw">
          {token.raw.trimEnd()}
        </p>
      );
    case 'block-formula': {
      const { raw, tex, open } = token as BlockFormulaToken;
      if (!open) return <FormulaView raw={raw.trim()} tex={tex} display closed={closed} />;
      break;
    }
    case 'def':
      return <DefinitionView token={token} />;
    case 'footnote':
      return <UnusedFootnote token={token as FootnoteToken} closed={closed} />;
    case 'checkbox':
      return null;
  }
  return (
    <p dir="auto">
      <InlineViews tokens={'tokens' in token ? token.tokens : undefined} closed={closed} />
    </p>
  );
}

/** A footnote that nothing refers to is text like any other. */
function UnusedFootnote({ token, closed }: { token: FootnoteToken; closed: boolean }) {
  const [first, ...others] = token.tokens;
  const marker = token.raw.slice(0, token.raw.indexOf(':') + 1).trim();
  const opensWithWords = first?.type === 'paragraph';
  return (
    <Unmoved token={token}>
      <p dir="auto" class="definition">
        {marker} {opensWithWords && <InlineViews tokens={first.tokens} closed={closed} />}
      </p>
      <Nested tokens={opensWithWords ? others : token.tokens} closed={closed} />
    </Unmoved>
  );
}
