import type { Model, ModelPlace } from '../../protocol/models.ts';
import type { Holder } from './chosen-model.ts';
import type { Upstream, UpstreamModel, UpstreamProbe } from './upstream.ts';

export interface ProbedUpstream {
  upstream: Upstream;
  probe: UpstreamProbe;
  /** What it held when it answered last. */
  known: readonly UpstreamModel[];
}

/** A model under its wire name, and where to ask it. */
export interface ListedModel {
  /** Equal for the same model on any server of its pool. */
  id: string;
  model: Model;
  /** What its servers call it. */
  ownName: string;
  /** That is the wire name of another model, whose servers may be down. */
  isOwnNameTaken: boolean;
  /** Those that answer, in the order of the configuration; never empty. */
  holders: readonly Holder[];
  canChat: boolean;
  isReader: boolean;
}

/** The same model on one server or several. */
interface Group {
  id: string;
  ownName: string;
  members: { upstream: Upstream; held: UpstreamModel; isAnswering: boolean }[];
}

/**
 * All models of the servers that answer, in the order given. Servers of one kind and locality that hold the same model,
 * by digest, are a pool: one model. Otherwise, with several servers, each name says where the model is, so that a page is
 * never sent to another machine than the one that was chosen. A server that is down still counts for the names, which
 * would change under the person who chose one.
 *
 * @param correct a model without what is known better than its server says it
 */
export function listModels(
  probed: readonly ProbedUpstream[],
  correct: (upstream: Upstream, model: UpstreamModel) => UpstreamModel,
): ListedModel[] {
  const groups = groupModels(probed, correct);
  const isShared = probed.filter(({ upstream }) => upstream.kind !== 'reader').length > 1;
  const names = nameGroups(groups, isShared);
  const embedders = new Map(probed.map((each) => [each.upstream, findEmbedder(each)]));
  return groups.flatMap((group) => {
    const holders = group.members.filter(({ isAnswering }) => isAnswering);
    const [first] = holders;
    if (first === undefined) return [];
    const { digest: _digest, canChat: _canChat, inMemory: _inMemory, ...model } = first.held;
    const name = names.get(group) ?? group.ownName;
    const listed: ListedModel = {
      id: group.id,
      model: {
        ...model,
        name,
        loaded: holders.some(({ held }) => held.loaded),
        ...(holders.length > 1 && { upstreams: holders.map(({ upstream }) => upstream.id) }),
        ...(first.upstream.kind !== 'reader' && { places: holders.map(toPlace) }),
        ...withAliases(aliasesOf(group, name, [...names.values()], groups)),
      },
      ownName: group.ownName,
      isOwnNameTaken: [...names].some(([other, taken]) => other !== group && taken === group.ownName),
      holders: holders.map(({ upstream, held }) => ({
        upstream,
        ownName: held.name,
        isLoaded: held.loaded,
        embedder: embedders.get(upstream),
      })),
      canChat: group.members.every(({ held }) => held.canChat),
      isReader: first.upstream.kind === 'reader',
    };
    return [listed];
  });
}

function toPlace({ upstream, held }: Group['members'][number]): ModelPlace {
  return { upstream: upstream.id, name: held.name, loaded: held.loaded, ...held.inMemory };
}

/** The one that is loaded, else the newest. What runs on somebody else's machine is none: passages would go where nobody sent them. */
function findEmbedder({ upstream, probe }: ProbedUpstream): Holder['embedder'] {
  const able = probe.models.filter(({ capabilities, remote }) => capabilities.some(isEmbedding) && !remote);
  const { name, digest } = able.find(({ loaded }) => loaded) ?? able[0] ?? {};
  return upstream.embed && name !== undefined ? { name, digest: digest ?? '' } : undefined;
}

function isEmbedding(capability: string): boolean {
  return /embed/i.test(capability);
}

function groupModels(
  probed: readonly ProbedUpstream[],
  correct: (upstream: Upstream, model: UpstreamModel) => UpstreamModel,
): Group[] {
  const groups = new Map<string, Group>();
  for (const { upstream, probe, known } of probed) {
    const isAnswering = probe.status.status === 'ready';
    for (const said of isAnswering ? probe.models : known) {
      const held = correct(upstream, said);
      const id = toId(upstream, held);
      const group = groups.get(id) ?? { id, ownName: held.name, members: [] };
      groups.set(id, group);
      // A list that names a model twice says nothing new the second time.
      if (group.members.every((member) => member.upstream !== upstream)) {
        group.members.push({ upstream, held, isAnswering });
      }
    }
  }
  return [...groups.values()];
}

/** What runs on somebody else's machine is at that server alone, and so is what can't be compared. */
function toId(upstream: Upstream, { name, digest, remote }: UpstreamModel): string {
  const isAlone = digest === '' || remote;
  return JSON.stringify(isAlone ? [upstream.id, name] : [upstream.kind, upstream.locality, name, digest]);
}

function nameGroups(groups: readonly Group[], isShared: boolean): Map<Group, string> {
  const names = new Map<Group, string>();
  const taken = new Set<string>();
  for (const group of groups) {
    const { members, ownName } = group;
    const isPlain = !isShared || members.length > 1 || members[0]?.upstream.kind === 'reader';
    const name = isPlain && !taken.has(ownName) ? ownName : `${ownName} @ ${hostOf(members[0]?.upstream)}`;
    names.set(group, name);
    taken.add(name);
  }
  return names;
}

/** Names that mean this model and no other: those that it would have with more servers, or with fewer. */
function aliasesOf(group: Group, name: string, wireNames: readonly string[], groups: readonly Group[]): string[] {
  const { ownName, members } = group;
  const isAlone = groups.filter((other) => other.ownName === ownName).length === 1;
  const others = [...(isAlone ? [ownName] : []), ...members.map(({ upstream }) => `${ownName} @ ${hostOf(upstream)}`)];
  return others.filter((alias) => alias !== name && !wireNames.includes(alias));
}

function withAliases(aliases: string[]): Pick<Model, 'aliases'> {
  return aliases.length > 0 ? { aliases } : {};
}

function hostOf(upstream: Upstream | undefined): string {
  return upstream?.id.slice(upstream.id.indexOf('@') + 1) ?? '';
}

/**
 * By its wire name; by its own name, on the first server that has it on its own machine; at the server that the name
 * says, and at no other of its pool; `:latest` may be left out, as with Ollama.
 */
export function findModel(models: readonly ListedModel[], name: string): ListedModel | undefined {
  const named = models.find(({ model }) => model.name === name) ?? findOwn(models, name);
  if (named !== undefined) return named;
  for (const listed of models) {
    const holders = listed.holders.filter(({ upstream }) => `${listed.ownName} @ ${hostOf(upstream)}` === name);
    if (holders.length > 0) return { ...listed, holders };
  }
  return findOwn(models, `${name}:latest`);
}

/**
 * A name alone never means a model on somebody else's machine while there is one of that name here, nor a model elsewhere
 * while the one that is called so is away: the page would go where nobody sent it.
 */
function findOwn(models: readonly ListedModel[], name: string): ListedModel | undefined {
  const found = models.filter(({ ownName, isOwnNameTaken }) => ownName === name && !isOwnNameTaken);
  return found.find(({ model }) => !model.remote) ?? found[0];
}

/**
 * The model that answers when none is named: of the first server with a model on its own machine the loaded one, else the newest;
 * the reader when there is none. Cloud models are never chosen for anybody.
 */
export function chooseDefault(models: readonly ListedModel[]): ListedModel | undefined {
  const own = models.filter(({ model, isReader, canChat }) => canChat && !model.remote && !isReader);
  const server = own[0]?.holders[0]?.upstream;
  const first = own.filter(({ holders }) => holders.some(({ upstream }) => upstream === server));
  return first.find(({ model }) => model.loaded) ?? first[0] ?? models.find(({ isReader }) => isReader);
}
