// Reads what a stranger sends, never more than the cap, never unbounded in memory.
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { fail, ok, type Result } from '#domain/result.ts';
import type { z } from '#domain/schema.ts';
import type { RouteContext } from './route.ts';

export type BodyFailure = { readonly type: 'too-large' | 'garbage' };

const JSON_BYTES = 16 * 1024;

/** The body as it travelled; `garbage` when the sender went away before its end. */
export async function readBody(c: RouteContext, maxBytes: number): Promise<Result<Uint8Array, BodyFailure>> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) return fail({ type: 'too-large' });
  const stream = c.req.raw.body;
  if (!stream) return ok(new Uint8Array(0));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(Buffer.concat(chunks, size));
      size += value.length;
      if (size > maxBytes) return fail({ type: 'too-large' });
      chunks.push(value);
    }
  } catch {
    return fail({ type: 'garbage' });
  }
}

const inflate = promisify(inflateRaw);

/** Undoes `deflate-raw`, stopping at the cap whatever the bytes promise. */
export async function inflateBody(bytes: Uint8Array, maxBytes: number): Promise<Result<Uint8Array, BodyFailure>> {
  try {
    return ok(await inflate(bytes, { maxOutputLength: maxBytes }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return fail({ type: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'garbage' });
  }
}

/** A small JSON body of this shape, or `garbage`. */
export async function readJson<Schema extends z.ZodMiniType>(
  c: RouteContext,
  schema: Schema,
): Promise<Result<z.infer<Schema>, BodyFailure>> {
  const body = await readBody(c, JSON_BYTES);
  if (!body.ok) return body;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.value)));
    return parsed.success ? ok(parsed.data) : fail({ type: 'garbage' });
  } catch {
    return fail({ type: 'garbage' });
  }
}
