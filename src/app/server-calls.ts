// JSON calls for the acts that need the server at once: joining, invitations, devices. Every failure is a value.
import { fail, ok, type Result } from '#domain/result.ts';
import type { ServerFailure } from '#store/platform.ts';

/** An act a person waits for: past this, ms, they are told that the server does not answer. */
const PATIENCE = 15_000;

export interface ServerCalls {
  call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Result<unknown, ServerFailure>>;
  /** A file as it is. */
  put(path: string, content: string, type: string): Promise<Result<unknown, ServerFailure>>;
}

export function createServerCalls(origin: string, token: () => Promise<string | null>): ServerCalls {
  async function send(method: string, path: string, body: string | null, type: string) {
    const bearer = await token();
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== null) headers['content-type'] = type;
    if (bearer) headers['authorization'] = `Bearer ${bearer}`;
    let response: Response;
    try {
      response = await fetch(origin + path, {
        method,
        headers,
        body,
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return fail<ServerFailure>({ type: 'server', reason: 'unreachable' });
    }
    return read(response);
  }

  return {
    call: (method, path, body) =>
      send(method, path, body === undefined ? null : JSON.stringify(body), 'application/json'),
    put: (path, content, type) => send('PUT', path, content, type),
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
