// Devices that joined a real server process by its links, as people do.
import type { Json } from '#domain/json.ts';
import type { Role } from '#domain/access/role.ts';
import { joinReply } from '#protocol/enrolment.ts';
import type { TestDevice } from '#tests/support/device.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';

async function post(server: ServerProcess, path: string, body: unknown, token = ''): Promise<unknown> {
  const answer = await fetch(server.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Uses a one-time code for this device. */
export async function joinServer(server: ServerProcess, device: TestDevice, code: string, name: string): Promise<void> {
  const { tag } = device.store.device.value;
  const joined = joinReply.parse(await post(server, '/v1/join', { code, device: name, tag }));
  const { token, device: id, member, config } = joined;
  const account = { origin: server.origin, token, device: id, member: member.id, workspace: config.workspace };
  await device.storage.setAccount(account, config as unknown as Json);
}

/** A one-time code for another person, asked by a coordinator's device. */
export async function inviteCode(server: ServerProcess, by: TestDevice, name: string, role: Role): Promise<string> {
  const state = await by.storage.exchangeState();
  const token = state.ok ? (state.value.account?.token ?? '') : '';
  const { path } = (await post(server, '/v1/invites', { name, role, hours: 1 }, token)) as { path: string };
  return path.slice(path.indexOf('#') + 1);
}
