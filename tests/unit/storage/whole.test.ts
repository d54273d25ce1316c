import 'fake-indexeddb/auto';
import { openStorage } from '#storage/storage.ts';
import { createDisk } from '#tests/simulation/memory-disk.ts';
import { openMemoryStorage } from '#tests/simulation/memory-storage.ts';
import { wholeContract } from './whole-contract.ts';

let names = 0;
wholeContract('the database of a tablet', () => openStorage(`whole-${(names += 1)}`));
wholeContract('the storage of a simulated tablet', () => openMemoryStorage('whole', createDisk()));
