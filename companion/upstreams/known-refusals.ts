import type { MissingAbility, Upstream, UpstreamModel } from './upstream.ts';

/**
 * What models have refused to do, which their servers did not say before. It holds until a model's digest changes: then it
 * is another model. Where servers have no digests, that is when they say that it can do something else.
 */
export interface KnownRefusals {
  /** False when nothing new was learned. */
  remember(upstream: Upstream, model: UpstreamModel, lacks: MissingAbility): boolean;
  has(upstream: Upstream, model: UpstreamModel, lacks: MissingAbility): boolean;
  /** The model as its server describes it, without what it has refused. */
  correct(upstream: Upstream, model: UpstreamModel): UpstreamModel;
}

/** The capabilities of the list that an ability goes by. */
const CAPABILITIES: Record<MissingAbility, string> = {
  chat: 'completion',
  images: 'vision',
  thinking: 'thinking',
  tools: 'tools',
};

export function createKnownRefusals(): KnownRefusals {
  const refused = new Map<string, { identity: string; lacks: Set<MissingAbility> }>();
  const identityOf = ({ digest, capabilities }: UpstreamModel) => digest || capabilities.toSorted().join(' ');

  function of(upstream: Upstream, model: UpstreamModel): ReadonlySet<MissingAbility> {
    const known = refused.get(`${upstream.id} ${model.name}`);
    return known?.identity === identityOf(model) ? known.lacks : NONE;
  }

  return {
    remember(upstream, model, lacks) {
      const known = of(upstream, model);
      if (known.has(lacks)) return false;
      refused.set(`${upstream.id} ${model.name}`, {
        identity: identityOf(model),
        lacks: new Set([...known, lacks]),
      });
      return true;
    },
    has: (upstream, model, lacks) => of(upstream, model).has(lacks),
    correct(upstream, model) {
      const lacks = of(upstream, model);
      if (lacks.size === 0) return model;
      const missing = new Set([...lacks].map((each) => CAPABILITIES[each]));
      const left = model.capabilities.filter((each) => !missing.has(each));
      // An empty list would say that nobody knows what it can do.
      const capabilities = left.length === 0 && !lacks.has('chat') ? [CAPABILITIES.chat] : left;
      return { ...model, capabilities, canChat: model.canChat && !lacks.has('chat') };
    },
  };
}

const NONE: ReadonlySet<MissingAbility> = new Set();
