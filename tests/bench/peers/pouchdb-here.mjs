// PouchDB with what both sides need of it: memory instead of IndexedDB, HTTP, replication.
import adapterHttp from 'pouchdb-adapter-http';
import adapterLevel from 'pouchdb-adapter-leveldb';
import adapterMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

PouchDB.plugin(adapterHttp).plugin(adapterLevel).plugin(adapterMemory).plugin(mapreduce).plugin(replication);

export { PouchDB };
