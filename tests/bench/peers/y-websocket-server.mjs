// The server of y-websocket as it ships, with permessage-deflate switched on.
import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: true });
sockets.on('connection', setupWSConnection);
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('listening'));

// Whoever measures is gone: so is this.
process.on('disconnect', () => process.exit());
