// A coordinator without a screen: joins by the first link, then asks the server what the screen of members asks.
import type { Role } from '#domain/access/role.ts';
import { inviteReply, joinReply, membersReply } from '#protocol/enrolment.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';

export interface Coordinator {
  /** A one-time code for somebody, good for a day. */
  invite(name: string, role: Role): Promise<string>;
  /** Takes the device of this name out of the workspace. */
  revoke(device: string): Promise<void>;
}

/** Uses the server's first link. */
export async function joinAsCoordinator(server: ServerProcess): Promise<Coordinator> {
  let token = '';

  async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(server.origin + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  const asked = { code: server.firstCode, device: 'Bureau de Claire', tag: 'cccc2' };
  token = joinReply.parse(await call('POST', '/v1/join', asked)).token;
  return {
    async invite(name, role) {
      const { path } = inviteReply.parse(await call('POST', '/v1/invites', { name, role, hours: 24 }));
      return path.slice(path.indexOf('#') + 1);
    },
    async revoke(device) {
      const { devices } = membersReply.parse(await call('GET', '/v1/members'));
      const found = devices.find((one) => one.name === device);
      if (!found) throw new Error(`no device is called ${device}`);
      await call('POST', `/v1/devices/${found.id}/revoke`, {});
    },
  };
}
