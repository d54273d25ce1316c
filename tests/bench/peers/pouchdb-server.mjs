// A CouchDB that keeps its databases in memory, or with DATA in LevelDB: express-pouchdb, which pouchdb-server serves;
// what it answers is compressed, as a proxy in front of it would do.
import { mkdirSync } from 'node:fs';
import compression from 'compression';
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import { PouchDB } from './pouchdb-here.mjs';

const app = express();
app.use(compression());
const folder = process.env.DATA;
if (folder) mkdirSync(folder, { recursive: true });
const Databases = PouchDB.defaults(folder ? { adapter: 'leveldb', prefix: `${folder}/` } : { adapter: 'memory' });
app.use('/', expressPouchdb(Databases, { inMemoryConfig: true, mode: 'minimumForPouchDB' }));
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('listening'));

// Whoever measures is gone: so is this.
process.on('disconnect', () => process.exit());
