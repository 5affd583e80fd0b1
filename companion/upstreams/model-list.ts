import type { Model } from '../../protocol/models.ts';
import type { Upstream, UpstreamModel, UpstreamProbe } from './upstream.ts';

export interface ProbedUpstream {
  upstream: Upstream;
  probe: UpstreamProbe;
}

/** A model under its wire name, and where to ask it. */
export interface HeldModel {
  model: Model;
  upstream: Upstream;
  /** What its upstream calls it. */
  ownName: string;
  canChat: boolean;
}

/**
 * All models of the servers that answer, in the order given. With several servers each name says where the model is, so
 * that a page is never sent to another machine than the one that was chosen.
 */
export function listModels(
  probed: readonly ProbedUpstream[],
  canChat: (upstream: string, model: UpstreamModel) => boolean,
): HeldModel[] {
  const isShared = probed.filter(({ upstream }) => upstream.kind !== 'reader').length > 1;
  return probed.flatMap(({ upstream, probe }) => {
    const where = isShared && upstream.kind !== 'reader' ? ` @ ${upstream.id.slice(upstream.id.indexOf('@') + 1)}` : '';
    return probe.models.map((held) => {
      const { digest: _digest, canChat: _canChat, ...model } = held;
      return {
        model: { ...model, name: `${model.name}${where}` },
        upstream,
        ownName: held.name,
        canChat: canChat(upstream.id, held),
      };
    });
  });
}

/** By its wire name; by its own name, on the first server that has it; `:latest` may be left out, as with Ollama. */
export function findModel(models: readonly HeldModel[], name: string): HeldModel | undefined {
  return (
    models.find(({ model }) => model.name === name) ??
    models.find(({ ownName }) => ownName === name) ??
    models.find(({ ownName }) => ownName === `${name}:latest`)
  );
}

/**
 * Who answers when nobody is named: of the first server with a model on its own machine the loaded one, else the newest;
 * the reader when there is none. Cloud models are never chosen for anybody.
 */
export function chooseDefault(models: readonly HeldModel[]): HeldModel | undefined {
  const own = models.filter(({ model, upstream, canChat }) => canChat && !model.remote && upstream.kind !== 'reader');
  const first = own.filter(({ upstream }) => upstream === own[0]?.upstream);
  return (
    first.find(({ model }) => model.loaded) ?? first[0] ?? models.find(({ upstream }) => upstream.kind === 'reader')
  );
}
