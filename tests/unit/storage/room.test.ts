import 'fake-indexeddb/auto';
import { openStorage } from '#storage/storage.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import { roomContract } from './room-contract.ts';

let names = 0;

roomContract('the database of a tablet', () => openStorage(`room-test-${(names += 1)}`));
roomContract('the storage of a simulated tablet', () => openMemoryStorage('simulated', createDisk()));
