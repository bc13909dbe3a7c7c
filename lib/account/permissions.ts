import type { Role } from './schemas'

/** What somebody may do beyond their own learning. Who may do what is decided by this table alone. */
const ALLOWED = {
  'edit-content': ['editor', 'administrator'],
  'publish-content': ['editor', 'administrator'],
  'review-evidence': ['reviewer', 'administrator'],
  'see-item-health': ['editor', 'administrator'],
  'manage-people': ['administrator'],
  'read-outbox': ['administrator'],
  'read-audit-log': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof ALLOWED

/** Every permission, for tests and for the page about roles. */
export const PERMISSIONS = Object.keys(ALLOWED) as Permission[]

/** Whether a role carries a permission; nobody (null) carries none. */
export function can(role: Role | null | undefined, permission: Permission): boolean {
  const allowed: readonly (Role | null | undefined)[] = ALLOWED[permission]
  return allowed.includes(role)
}
