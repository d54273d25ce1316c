// Stands before the server and, when told, delivers another build of the application: another first page, another worker.
import { createServer, request as ask } from 'node:http';
import type { ServerProcess } from '#tests/support/server-process.ts';

export interface ReleaseProxy {
  readonly origin: string;
  /** From now on the second build is delivered; its first page carries `<meta name="release" content="2">`. */
  release(): void;
  close(): Promise<void>;
}

const REVISED = '"revision":"0123456789abcdef0123456789abcdef","url":"index.html"';
const CHANGED = new Map<string, (text: string) => string>([
  ['/index.html', (page) => page.replace('<head>', '<head><meta name="release" content="2">')],
  // The list of files that the worker keeps names each by what is in it.
  ['/service-worker.js', (worker) => worker.replace(/"revision":"[0-9a-f]+","url":"index\.html"/, REVISED)],
]);

export async function openReleaseProxy(server: ServerProcess): Promise<ReleaseProxy> {
  let second = false;
  const proxy = createServer((received, response) => {
    const path = new URL(received.url ?? '/', server.origin).pathname;
    const change = second ? CHANGED.get(path === '/' ? '/index.html' : path) : undefined;
    const headers = change ? without(received.headers, ['accept-encoding', 'if-none-match']) : received.headers;
    const onward = ask({ port: server.port, path: received.url, method: received.method, headers }, (answer) => {
      if (!change) {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        return;
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = change(Buffer.concat(parts).toString());
        response.writeHead(answer.statusCode ?? 502, without(answer.headers, ['content-length', 'etag']));
        response.end(text);
      });
    });
    onward.on('error', () => response.destroy());
    received.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, resolve));
  const address = proxy.address();
  return {
    origin: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    release() {
      second = true;
    },
    close() {
      const closed = new Promise<void>((resolve) => proxy.close(() => resolve()));
      proxy.closeAllConnections();
      return closed;
    },
  };
}

function without<Headers extends object>(headers: Headers, names: readonly string[]): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) as Headers;
}
