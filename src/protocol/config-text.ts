// The members' list of a `cfg` row, read without a schema library: the service worker has no room for one.
// `enrolment.ts` says the same as a schema; a test holds the two together.
import { isRole } from '#domain/access/role.ts';
import type { WorkspaceConfig } from './enrolment.ts';

type Parts = { readonly [key: string]: unknown };
type ConfigMember = WorkspaceConfig['members'][number];

/** Null for what is no list of members. */
export function readConfigText(text: string): WorkspaceConfig | null {
  try {
    return configFrom(JSON.parse(text));
  } catch {
    return null;
  }
}

function configFrom(value: unknown): WorkspaceConfig | null {
  if (!isParts(value) || !isParts(value['workspace']) || !Array.isArray(value['members'])) return null;
  const { id, name } = value['workspace'];
  const members = value['members'].map(memberFrom);
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return members.every((member) => member !== null) ? { workspace: { id, name }, members } : null;
}

function memberFrom(value: unknown): ConfigMember | null {
  if (!isParts(value)) return null;
  const { id, name, role, tags, active } = value;
  const sound = typeof id === 'string' && typeof name === 'string' && typeof active === 'boolean';
  if (!sound || typeof role !== 'string' || !isRole(role)) return null;
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string')) return null;
  return { id, name, role, tags, active };
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
