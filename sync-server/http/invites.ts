// POST /v1/invites: a one-time link for somebody new, or for one more device of somebody known.
import { type InviteReply, inviteRequest } from '#protocol/enrolment.ts';
import { joinPath } from '#server/auth/join-path.ts';
import type { Store } from '#server/store/store.ts';
import { readJson } from './body.ts';
import { answer, refuse, type Route } from './route.ts';

export function invitesRoute(store: Store): Route {
  return async (c) => {
    const request = await readJson(c, inviteRequest);
    if (!request.ok) return refuse(c, request.error.type);
    const { name, role, hours, member } = request.value;
    const known = member === undefined ? await store.createMember({ name, role }) : null;
    if (known && !known.ok) return refuse(c, known.error.type);
    const invite = await store.createInvite({ member: known?.value.id ?? member ?? '', hours });
    if (!invite.ok) return refuse(c, invite.error.type);
    const { id, code, expiresAt } = invite.value;
    return answer(c, { id, path: joinPath(code), expiresAt } satisfies InviteReply);
  };
}
