// JSON calls for the acts that need the server at once: joining, invitations, devices. Every failure is a value.
import { fail, ok, type Result } from '#domain/result.ts';
import type { ServerFailure } from '#store/platform.ts';

/** An act a person waits for: past this, ms, they are told that the server does not answer. */
const PATIENCE = 15_000;

export interface ServerCalls {
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Result<unknown, ServerFailure>>;
}

export function createServerCalls(origin: string, token: () => Promise<string | null>): ServerCalls {
  return {
    async call(method, path, body) {
      const bearer = await token();
      const headers: Record<string, string> = { accept: 'application/json' };
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (bearer) headers['authorization'] = `Bearer ${bearer}`;
      let response: Response;
      try {
        response = await fetch(origin + path, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          cache: 'no-store',
          credentials: 'omit',
          signal: AbortSignal.timeout(PATIENCE),
        });
      } catch {
        return fail({ type: 'server', reason: 'unreachable' });
      }
      return read(response);
    },
  };
}

async function read(response: Response): Promise<Result<unknown, ServerFailure>> {
  let content: unknown;
  try {
    content = await response.json();
  } catch {
    return fail({ type: 'server', reason: 'portal' });
  }
  if (response.ok) return ok(content);
  const { error } = content as { error?: unknown };
  return fail({ type: 'server', reason: typeof error === 'string' ? error : 'server-failed' });
}
