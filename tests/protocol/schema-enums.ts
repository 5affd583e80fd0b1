import { ClientMessageSchema } from '../../protocol/client-messages.ts';
import { CompanionMessageSchema } from '../../protocol/companion-messages.ts';

/** A field that has one of several values, and whether a newer peer may say others. */
export interface EnumField {
  /** For example `models.upstreams.kind`: the message's type, then the way through objects, lists left out. */
  path: string;
  known: readonly string[];
  isOpen: boolean;
}

interface AnySchema {
  type: string;
  entries?: Record<string, AnySchema> & { type: AnySchema & { literal?: string } };
  options?: readonly (AnySchema | string)[];
  pipe?: readonly AnySchema[];
  item?: AnySchema;
  items?: readonly AnySchema[];
  wrapped?: AnySchema;
}

/** Every such field of every message that a client, or the companion, may send. */
export function listEnums(side: 'client' | 'companion'): EnumField[] {
  const schemas: readonly unknown[] = side === 'client' ? ClientMessageSchema.options : companionSchemas();
  const fields = (schemas as AnySchema[]).flatMap((schema) => find(schema, schema.entries?.type.literal ?? ''));
  return [...new Map(fields.map((field) => [field.path, field])).values()];
}

function companionSchemas(): readonly unknown[] {
  const [variants, ...errors] = CompanionMessageSchema.options;
  return [...variants.options, ...errors];
}

function find(schema: AnySchema, path: string): EnumField[] {
  const piped = schema.pipe?.slice(1).filter(({ type }) => type === 'picklist');
  if (piped && piped.length > 0) return piped.flatMap((part) => find(part, path));
  if (schema.type === 'picklist') return [{ path, known: schema.options as string[], isOpen: false }];
  if (schema.type === 'union') {
    const [picklist, text] = schema.options as AnySchema[];
    if (picklist?.type === 'picklist' && text?.type === 'string') {
      return [{ path, known: picklist.options as string[], isOpen: true }];
    }
  }
  const entries = Object.entries(schema.entries ?? {}).flatMap(([name, entry]) => find(entry, `${path}.${name}`));
  const inside = [schema.item, schema.wrapped, ...(schema.items ?? [])].flatMap((part) =>
    part ? find(part, path) : [],
  );
  const variants = schema.type === 'variant' ? (schema.options as AnySchema[]).flatMap((part) => find(part, path)) : [];
  return [...entries, ...inside, ...variants];
}
