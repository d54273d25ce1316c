// Serves the built application: its files, and its first page for every address it knows how to show.
import { packingFor } from './compress.ts';
import type { AppFile } from './app-files.ts';
import { refuse, type Route, type RouteContext } from './route.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

export function staticAppRoute(files: ReadonlyMap<string, AppFile>): Route {
  return async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return refuse(c, 'unknown-route');
    const file = fileFor(c, files);
    return file ? send(c, file) : refuse(c, 'unknown-route');
  };
}

function fileFor(c: RouteContext, files: ReadonlyMap<string, AppFile>): AppFile | undefined {
  const path = c.req.path === '/' ? '/index.html' : decoded(c.req.path);
  const file = files.get(path);
  if (file) return file;
  // A missing hashed file is missing: answering it with a page is what blank screens after an update are made of.
  const navigation = (c.req.header('accept') ?? '').includes('text/html');
  const page = navigation && !path.startsWith('/assets/') && !path.startsWith('/v1/');
  return page ? files.get('/index.html') : undefined;
}

async function send(c: RouteContext, file: AppFile): Promise<Response> {
  c.header('cache-control', file.immutable ? FOR_EVER : 'no-cache');
  c.header('etag', file.etag);
  c.header('vary', 'accept-encoding');
  if (
    c.req
      .header('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(file.etag)
  )
    return c.body(null, 304);
  const { bytes, packing } = await file.content(packingFor(c.req.header('accept-encoding')));
  c.header('content-type', file.type);
  c.header('content-length', String(bytes.length));
  if (packing) c.header('content-encoding', packing);
  return c.req.method === 'HEAD' ? c.body(null) : c.body(bytes as Uint8Array<ArrayBuffer>);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
