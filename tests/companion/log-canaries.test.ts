import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { toQuestion } from '../../protocol/question-parts.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { errorLine, status, tokens } from '../helpers/fake-ollama-answers.ts';
import { tellingOf } from '../helpers/told.ts';
import { connectAside } from './server/aside-client.ts';
import { pairWith } from './server/pairing-client.ts';
import { startTestCompanion } from './server/test-companion.ts';
import { closeOf, openOf } from './server/test-server.ts';

const CANARY = 'canary';
const turns = ['6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a', '7c2b4d3f-9a52-4f0d-8d5b-6f5d4d3c2b1a'] as const;
const CONVERSATION = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';

test('nothing that was asked, read, answered, or shown as a key or a code stands in the log, at its most talkative', async () => {
  const ollama = createFakeOllama();
  await ollama.listen();
  onTestFinished(() => ollama.close());
  const { address, localToken, log, stop } = await startTestCompanion({
    upstreams: [{ kind: 'ollama', url: ollama.url }],
  });
  const secret = localToken.split('.')[1] ?? '';
  ollama.script(
    tokens([`${CANARY}-answer`]),
    tokens([`${CANARY}-name`]),
    errorLine(`${CANARY}-failure`, [`${CANARY}-part`]),
    status(500, { error: `${CANARY}-refusal` }),
  );

  const client = connectAside(address, localToken);
  const { nonce = '' } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  const source = {
    type: 'page' as const,
    title: `${CANARY}-title`,
    url: `https://page.test/${CANARY}-url`,
    language: 'en',
    text: `${CANARY}-page`,
    omittedChars: 0,
  };
  const question = { conversation: CONVERSATION, question: toQuestion(`${CANARY}-question`, [source]) };
  client.send({ type: 'watch', topic: 'conversations' });
  client.send({ type: 'chat', turn: turns[0], parent: null, ...question });
  await client.next('done');
  for (let title = ''; title !== `${CANARY}-name`; ) title = (await client.next('changed')).conversation.title;
  client.send({ type: 'search', id: 's', query: `${CANARY}-query` });
  client.send({ type: 'chat', turn: turns[1], parent: turns[0], ...question });
  expect(tellingOf(await client.next('error')).message).toContain(CANARY);

  client.send({ type: 'pairing', id: 'p' });
  const { code } = await client.next('pairing');
  const name = `${CANARY}-client`;
  await pairWith(address, '0000-0000', { name });
  const { answer } = await pairWith(address, code, { name });
  if (answer?.type !== 'paired') throw new Error('not paired');
  await pairWith(address, code, { name });
  client.send({ type: 'revoke', id: 'r', client: answer.token.split('.')[0] ?? '' });
  await client.next('ok');

  const article = new WebSocket(`ws://${address}/ws/chat?token=${localToken}&note=${CANARY}-query`);
  onTestFinished(() => article.terminate());
  await openOf(article);
  const refused = new Promise((resolve) => article.on('message', (data) => resolve(String(data))));
  article.send(JSON.stringify({ message: `${CANARY}-article` }));
  expect(await refused).toContain('error');
  article.send(`{"message": "${CANARY}-broken`);
  const wrong = new WebSocket(`ws://${address}/ws/${CANARY}-path?token=${CANARY}-token`);
  await closeOf(wrong);
  await fetch(`http://${address}/health?token=${CANARY}`, { headers: { authorization: `Bearer ${CANARY}` } });
  await stop();

  const ofTurn = log.lines().filter((line) => line.turn === turns[0]);
  expect(ofTurn.map(({ msg }) => msg)).toEqual([
    'a turn was claimed',
    'a turn started',
    'first word of a turn',
    'a turn ended',
  ]);
  const companion = log.lines().find(({ msg }) => msg === 'listening')?.companion;
  expect(new Set(ofTurn.map((line) => line.companion))).toEqual(new Set([companion]));
  expect(ofTurn.at(-1)).toMatchObject({ outcome: 'done', ms: expect.any(Number) });
  expect(log.lines().findLast((line) => line.turn === turns[1])).toMatchObject({ outcome: 'upstream_failed' });
  expect(log.lines().length).toBeGreaterThan(3);
  expect(log.text()).not.toContain(CANARY);
  expect(log.text()).not.toContain(secret);
  for (const written of [code, code.replace('-', ''), answer.token.split('.')[1], answer.proof]) {
    expect(log.text()).not.toContain(written);
  }
  expect(log.text()).toMatch(/"origin":"moz-extension:[^}]*"msg":"paired"/);
});
