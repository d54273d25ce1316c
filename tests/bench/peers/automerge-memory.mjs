// Where an automerge-repo keeps its documents and what it knows of its peers, in memory: without such a place a server
// has no identity, and gives no receipts.
const nameOf = (key) => key.join('/');

export function memoryStorage() {
  const chunks = new Map();
  const within = (prefix) => [...chunks].filter(([name]) => name.startsWith(`${nameOf(prefix)}/`));
  return {
    load: async (key) => chunks.get(nameOf(key))?.data,
    async save(key, data) {
      chunks.set(nameOf(key), { key, data });
    },
    async remove(key) {
      chunks.delete(nameOf(key));
    },
    loadRange: async (prefix) => within(prefix).map(([, chunk]) => chunk),
    async removeRange(prefix) {
      for (const [name] of within(prefix)) chunks.delete(name);
    },
  };
}
