// Hocuspocus as it ships; with DEFLATE, with permessage-deflate as its `websocketOptions` allow.
import { Server } from '@hocuspocus/server';

const server = new Server({
  address: '127.0.0.1',
  quiet: true,
  websocketOptions: { perMessageDeflate: process.env.DEFLATE === '1' },
});
await server.listen(Number(process.env.PORT));
process.send('listening');

// Whoever measures is gone: so is this.
process.on('disconnect', () => process.exit());
