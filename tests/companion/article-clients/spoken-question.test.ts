import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createFakeOllama } from '../../helpers/fake-ollama.ts';
import { recordedSpeech, startFakeTranscriber } from '../../helpers/fake-transcriber.ts';
import { startTestCompanion } from '../server/test-companion.ts';

it('audio chunks, Whisper, then the model: a client of twenty lines speaks its question', async () => {
  const ollama = createFakeOllama({ models: [{ name: 'llama3.2' }] });
  const url = await ollama.listen();
  onTestFinished(() => ollama.close());
  const whisper = await startFakeTranscriber({ '/inference': 'transcribed' });
  const { address, localToken, log } = await startTestCompanion({
    upstreams: [{ kind: 'ollama', url }],
    transcriber: { url: whisper.url },
  });

  const socket = new WebSocket(`ws://${address}/ws/chat?token=${localToken}`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  const messages: { type: string; description?: string }[] = [];
  const done = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    messages.push(message);
    if (message.type === 'done' || message.type === 'error') done.resolve();
  });
  const samples = recordedSpeech().subarray(44);
  socket.send(JSON.stringify({ type: 'audio', format: 'pcm16' }));
  for (let at = 0; at < samples.byteLength; at += 3_200) socket.send(samples.subarray(at, at + 3_200));
  socket.send(JSON.stringify({ type: 'audio_end' }));
  await done.promise;

  expect(messages[0]).toEqual({ type: 'step', description: 'Heard: What is the capital of France?' });
  expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(['step', 'token', 'done']));
  expect(JSON.stringify(log)).not.toContain('capital');
});
