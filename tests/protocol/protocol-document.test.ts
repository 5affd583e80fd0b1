import type * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CLIENT_MESSAGE_RULES, type Rule, type Sender } from '../../protocol/client-message-rules.ts';
import { ClientMessageSchema } from '../../protocol/client-messages.ts';
import { CLOSE_CODES, isRetryableClose } from '../../protocol/close-codes.ts';
import { decodeArticleRequest, decodeClientMessage, decodeCompanionMessage } from '../../protocol/codec.ts';
import { CompanionMessageSchema } from '../../protocol/companion-messages.ts';
import { ERROR_CODES } from '../../protocol/error-codes.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { CHAT_PATHS, SHARED_PATH } from '../../protocol/version.ts';
import { document, readBlocks, readSection, readSections, readTable, unquote } from './protocol-document.ts';

const messages = readSection('Messages of `aside.v1`');
const fromClient = readSections(3, messages).find(({ title }) => title === 'From the client')?.text ?? '';
const fromCompanion = readSections(3, messages).find(({ title }) => title === 'From the companion')?.text ?? '';

type ObjectSchema = v.ObjectSchema<{ type: v.LiteralSchema<string, undefined> } & v.ObjectEntries, undefined>;

/** `type` to the fields of its schema, optional ones with a question mark, as the tables write them. */
function describeSchemas(schemas: readonly unknown[]): [string, string[]][] {
  return (schemas as ObjectSchema[]).map(({ entries }) => [
    entries.type.literal,
    Object.entries(entries).map(([name, schema]) => (schema.type === 'optional' ? `${name}?` : name)),
  ]);
}

function describeSections(text: string): [string, string[]][] {
  return readSections(4, text).map(({ title, text }) => [
    unquote(title.replace(/ \(.*\)$/, '')),
    readTable(text).map(([field = '']) => unquote(field)),
  ]);
}

const byText = ([a]: [string, string[]], [b]: [string, string[]]) => a.localeCompare(b);

describe('PROTOCOL.md', () => {
  it('has every message of a client with every field, and no other', () => {
    const schemas = describeSchemas(ClientMessageSchema.options);
    expect(describeSections(fromClient).toSorted(byText)).toEqual(schemas.toSorted(byText));
  });

  it('has every message of the companion with every field, and no other', () => {
    const [variants, ...errors] = CompanionMessageSchema.options;
    const both = ['ping', 'pong'];
    const schemas = describeSchemas([...variants.options, ...errors]).filter(([type]) => !both.includes(type));
    expect(describeSections(fromCompanion).toSorted(byText)).toEqual(schemas.toSorted(byText));
  });

  it('says of every message of a client who may send it and what answers it', () => {
    const senders: Record<Sender, string> = {
      stranger: 'strangers',
      member: 'members',
      guest: 'guests and clients',
      client: 'clients',
      administrator: 'administrators',
      local: '`local.key`',
    };
    const inRoom = { read: 'members', write: 'writers' };
    const [, table = ''] = readSection('Who may do what').split('Each message has');
    const rules = Object.entries<Rule>(CLIENT_MESSAGE_RULES).map(([type, { from, members, persons, answer }]) => [
      `\`${type}\``,
      members === undefined
        ? `${senders[from]}${persons ? ', or each person' : ''}`
        : `${senders[from].replace(' and', ',')} and ${inRoom[members]}`,
      answer === null ? '' : `\`${answer}\``,
    ]);
    expect(readTable(table)).toEqual(rules);
  });

  it('says the direction of every message', () => {
    for (const { title, text } of readSections(4, fromClient)) {
      expect(text, title).toMatch(/Direction:\s(client\sto\scompanion|both)\./);
    }
    for (const { title, text } of readSections(4, fromCompanion)) {
      expect(text, title).toMatch(/Direction:\scompanion\sto\sclient\./);
    }
  });

  it.each(readSections(4, fromClient))('has an example of $title that the companion understands', ({ title, text }) => {
    const examples = readBlocks('json', text);
    expect(examples).toHaveLength(1);
    for (const example of examples) {
      expect(decodeClientMessage(example)).toMatchObject({ ok: true, message: { type: unquote(title) } });
    }
  });

  it.each(readSections(4, fromCompanion))('has an example of $title that a client understands', ({ title, text }) => {
    const examples = readBlocks('json', text);
    expect(examples).toHaveLength(1);
    for (const example of examples) {
      const decoded = decodeCompanionMessage(example);
      expect(decoded).toEqual({ ok: true, message: JSON.parse(example) });
      expect(JSON.parse(example).type).toBe(unquote(title.replace(/ \(.*\)$/, '')));
    }
  });

  it('has walk-throughs of messages that both sides understand as they stand', () => {
    const lines = readBlocks('wire').flatMap((block) => block.trim().split('\n'));
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      const [, arrow, frame = ''] = /^(->|<-) (.*)$/.exec(line) ?? [];
      const decoded = arrow === '->' ? decodeClientMessage(frame) : decodeCompanionMessage(frame);
      expect(decoded, line).toMatchObject({ ok: true, message: JSON.parse(frame) });
    }
  });

  it('has walk-throughs in which seq strictly rises within a turn, but for snapshots', () => {
    for (const block of readBlocks('wire')) {
      const last = new Map<string, number>();
      for (const line of block.trim().split('\n')) {
        const { type, turn, seq } = JSON.parse(line.slice(3));
        if (!line.startsWith('<-') || seq === undefined) continue;
        if (type !== 'snapshot') expect(seq, line).toBeGreaterThan(last.get(turn) ?? 0);
        last.set(turn, seq);
      }
    }
  });

  it('has examples at article depth that the companion understands, with answers from its table only', () => {
    const known = new Map(
      readArticleTable().map(([type = '', fields = '']) => [
        unquote(type),
        ['type', ...fields.split(', ').filter(Boolean).map(unquote)].toSorted(),
      ]),
    );
    expect([...known.keys()].toSorted()).toEqual(
      ['token', 'step', 'done', 'cancelled', 'cleared', 'question', 'typing', 'presence', 'error'].toSorted(),
    );
    for (const line of readBlocks('article').flatMap((block) => block.trim().split('\n'))) {
      const frame = line.slice(3);
      if (line.startsWith('->')) expect(decodeArticleRequest(frame), line).toMatchObject({ ok: true });
      else expect(Object.keys(JSON.parse(frame)).toSorted(), line).toEqual(known.get(JSON.parse(frame).type));
    }
  });

  it('has the error codes with their verdicts', () => {
    const rows = readTable(readSection('Error codes')).map(([code = '', retry]) => [unquote(code), retry]);
    expect(rows).toEqual(Object.entries(ERROR_CODES).map(([code, { retryable }]) => [code, retryable ? 'yes' : 'no']));
  });

  it('names only error codes that there are', () => {
    for (const { title, text } of readSections(4, messages)) {
      const [, list = ''] = /^(?:[\s\S]*?)(?:Errors|Codes):\s([\s\S]*?)(?:\n\n|$)/.exec(text) ?? [];
      const codes = [...list.matchAll(/`([a-z_]+)`/g)].map(([, code = '']) => code);
      const known = [...Object.keys(ERROR_CODES), ...Object.keys(LIMITS), 'turn', 'seq'];
      for (const code of codes) expect(known, `${title}: ${code}`).toContain(code);
    }
  });

  it('has the close codes with their verdicts', () => {
    const rows = readTable(readSection('Close codes')).map(([code, name = '', retry]) => [
      Number(code),
      unquote(name),
      retry,
    ]);
    expect(rows).toEqual(
      Object.entries(CLOSE_CODES).map(([name, code]) => [code, name, isRetryableClose(code) ? 'yes' : 'no']),
    );
  });

  it('names only close codes that there are', () => {
    const known: number[] = Object.values(CLOSE_CODES);
    const prose = document.replace(/^```[\s\S]*?^```/gm, '');
    for (const [code] of prose.matchAll(/\b4[45]\d\d\b/g)) expect(known, code).toContain(Number(code));
  });

  it('has the limits with their values', () => {
    const rows = readTable(readSection('Limits')).map(([name = '', value]) => [unquote(name), Number(value)]);
    expect(rows).toEqual(Object.entries(LIMITS));
  });

  it('has the addresses', () => {
    const paths = readTable(readSection('Addresses')).flatMap(([cell = '']) => cell.split(', ').map(unquote));
    expect(paths).toEqual([...CHAT_PATHS, SHARED_PATH]);
  });
});

function readArticleTable(): string[][] {
  const [, companionsHalf = ''] = readSection('Article depth').split('The companion sends these');
  return readTable(companionsHalf);
}
