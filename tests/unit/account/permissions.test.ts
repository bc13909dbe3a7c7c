import { expect, test } from 'vitest'
import { can, PERMISSIONS } from '@/lib/account/permissions'
import { ROLES, type Role } from '@/lib/account/schemas'

/** Written out by hand, so that a change of the table has to be made twice and on purpose. */
const EXPECTED: Record<string, string[]> = {
  'edit-content': ['editor', 'administrator'],
  'publish-content': ['editor', 'administrator'],
  'review-evidence': ['reviewer', 'administrator'],
  'see-item-health': ['editor', 'administrator'],
  'manage-people': ['administrator'],
  'read-outbox': ['administrator'],
  'read-audit-log': ['administrator'],
}

test('can answers for every role and permission as the table says', () => {
  expect([...PERMISSIONS].sort()).toEqual(Object.keys(EXPECTED).sort())
  for (const permission of PERMISSIONS) {
    expect([permission, ROLES.filter((role) => can(role, permission))]).toEqual([permission, EXPECTED[permission]])
  }
})

test('can gives nobody, a learner and an unheard-of role nothing', () => {
  for (const permission of PERMISSIONS) {
    for (const role of [null, undefined, 'learner', 'owner', ''])
      expect(can(role as Role | null | undefined, permission)).toBe(false)
  }
})
