import { changeParameters } from '../../../protocol/change-parameters.ts';
import type { ParameterChanges } from '../../../protocol/parameter-schemas.ts';
import { type ModelParameters, PARAMETERS, refuseParameter } from '../../../protocol/parameters.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import type { Answer, Handlers, MessageOf, Session } from './session.ts';

/** The parameters that people set for models and chats. */
export const PARAMETER_HANDLERS: Handlers<'parameters' | 'tune' | 'warm'> = {
  parameters,
  tune,
  warm({ services: { warmUp, clientConversations } }, { id, model, conversation = '', chars }) {
    // Nobody waits for it.
    void warmUp.warm({ model, chars, parameters: (own) => clientConversations.tunings.for(conversation, own) });
    return { type: 'ok', id };
  },
};

async function parameters(
  { services: { catalogue, clientConversations } }: Session,
  { id, model, conversation }: MessageOf<'parameters'>,
): Promise<Answer> {
  const { tunings } = clientConversations;
  const { model: chosen, thinking, ...about } = await catalogue.describe(model);
  const [holder] = chosen.holders();
  const kind = holder?.upstream.kind ?? '';
  const takes = Object.entries(PARAMETERS).filter(([, { at }]) => at.some((each) => each === kind));
  const names = takes.map(([name]) => name).filter((name) => name !== 'think' || thinking.length > 0);
  const system = await tunings.defaultInstructions();
  return {
    type: 'parameters',
    id,
    model: chosen.name,
    takes: names,
    thinking: [...thinking],
    ...about,
    defaults: { ...about.defaults, ...(system !== '' && { system }) },
    ...(await tunings.of({ conversation, model: holder?.ownName })),
  };
}

async function tune(
  { services: { catalogue, clientConversations, limits } }: Session,
  { id, model, conversation, parameters: changes }: MessageOf<'tune'>,
): Promise<Answer> {
  const { tunings } = clientConversations;
  const name = conversation ?? (model === undefined ? undefined : await findOwnName(model));
  if (name === undefined) return codedError('bad_message', { cause: 'parameter_of_nothing' });
  const { ofChat, ofModel } = await tunings.of(conversation === undefined ? { model: name } : { conversation });
  const [known, keep] = conversation === undefined ? [ofModel, tunings.tuneModel] : [ofChat, tunings.tuneChat];
  const refusal = refuse(known, changes, limits.parameters);
  if (refusal) return refusal;
  await keep(name, changes);
  return { type: 'ok', id };

  /** Only for models that exist, so that nobody fills the disk with names. */
  async function findOwnName(model: string): Promise<string> {
    const [holder] = (await catalogue.resolve(model)).holders();
    return holder?.ownName ?? model;
  }
}

/** If one value makes no sense, nothing of the change is taken. */
function refuse(known: ModelParameters, changes: ParameterChanges, most: number): CodedError | undefined {
  for (const [name, value] of Object.entries(changes)) {
    const params = value === null ? undefined : refuseParameter(name, value);
    if (params) return codedError('bad_message', params);
  }
  const isTooMany = Object.keys(changeParameters(known, changes)).length > most;
  return isTooMany ? codedError('bad_message', { cause: 'parameter_count', most }) : undefined;
}
