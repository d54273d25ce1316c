// The page of a hotel's network: answers 200 and HTML to everything, in the server's place.
import { createServer } from 'node:http';

const PAGE = '<!doctype html><html lang="fr"><title>Bienvenue</title><p>Acceptez les conditions pour continuer.</p>';

export interface CaptivePortal {
  /** Requests it answered. */
  answered(): number;
  close(): Promise<void>;
}

/** Stands on a port that is free now. */
export async function openPortal(port: number): Promise<CaptivePortal> {
  let answered = 0;
  const server = createServer((request, response) => {
    answered += 1;
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(PAGE);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    answered: () => answered,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}
