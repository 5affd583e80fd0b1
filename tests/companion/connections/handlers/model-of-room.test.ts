import { expect, it } from 'vitest';
import { modelOfRoom } from '../../../../companion/connections/handlers/model-of-room.ts';
import type { Model } from '../../../../protocol/models.ts';

const model = (name: string): Model => ({
  name,
  upstream: 'http://gpu.example:11434',
  upstreams: ['http://gpu.example:11434'],
  aliases: [`${name} @ gpu`],
  parameterSize: '',
  sizeBytes: 0,
  contextLength: 0,
  capabilities: ['completion'],
  loaded: false,
  remote: false,
});
const catalogue = {
  snapshot: () => ({ models: [model('large'), model('small')], cannotChat: [], defaultModel: 'large', upstreams: [] }),
};
const lastOf = (model?: string) => ({ lastModel: async () => model });
const nameOf = async (last?: string) =>
  (await modelOfRoom(catalogue, lastOf(last), 'c')).models.map(({ name }) => name);

it('the model that answered last in a room answers its members, else the default', async () => {
  expect(await nameOf('small')).toEqual(['small']);
  expect(await nameOf('small @ gpu')).toEqual(['small']);
  expect(await nameOf('gone')).toEqual(['large']);
  expect(await nameOf()).toEqual(['large']);
});

it('members are told nothing of the servers that hold it', async () => {
  expect(JSON.stringify(await modelOfRoom(catalogue, lastOf('small'), 'c'))).not.toContain('gpu');
});
