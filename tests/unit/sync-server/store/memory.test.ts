import { createMemoryStore } from '#server/store/memory.ts';
import { storeContract } from '#tests/unit/sync-server/store-contract.ts';

storeContract('memory', (sources) => createMemoryStore(sources));
