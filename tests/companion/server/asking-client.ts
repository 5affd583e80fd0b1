import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { type AsideClient, connectAside } from './aside-client.ts';

export type Request = Extract<ClientMessageInput, { id: string }>;

/** A client whose key was proved, that asks and is answered. */
export async function greet(address: string, token: string, origin?: string) {
  const client = connectAside(address, token, { ...(origin !== undefined && { origin }) });
  const welcome = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', welcome.nonce ?? '') });
  return { ...client, welcome, ask: (request: Request) => answerTo(client, request) };
}

function answerTo(
  { webSocket, send }: AsideClient,
  request: Request,
): Promise<CompanionMessage & Record<string, never>> {
  return new Promise((resolve) => {
    webSocket.on('message', function hear(data) {
      const message = JSON.parse(String(data));
      if (message.id !== request.id) return;
      webSocket.off('message', hear);
      resolve(message);
    });
    send(request);
  });
}
