// The sync server of automerge-repo: it offers nothing by itself and gives what it is asked for; with DEFLATE,
// with permessage-deflate.
import { createServer } from 'node:http';
import { Repo } from '@automerge/automerge-repo';
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket';
import { WebSocketServer } from 'ws';
import { memoryStorage } from './automerge-memory.mjs';

/** With its default of 5 s it hangs up on a device whose answer waits behind a slow upload, again and again. */
const KEEP_ALIVE = 60_000;

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: process.env.DEFLATE === '1' });
const network = [new WebSocketServerAdapter(sockets, KEEP_ALIVE)];
const repo = new Repo({ network, storage: memoryStorage(), peerId: 'server', sharePolicy: async () => false });
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('listening'));

// Whoever measures is gone: so is this.
process.on('disconnect', () => void repo.shutdown().finally(() => process.exit()));
