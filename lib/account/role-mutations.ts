// No 'server-only' marker: the command line loads this outside of React's server build.
import { db } from '@/lib/db/client'
import type { Role } from './schemas'

/** Changes a role and writes it down; it holds from the person's next request on. Null when nobody has the address. */
export async function setRole({
  email,
  role,
  actorUserId,
}: {
  email: string
  role: Role
  actorUserId: string | null
}): Promise<{ id: string; role: Role } | null> {
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, role: true } })
    if (user === null) return null
    await tx.user.update({ where: { id: user.id }, data: { role } })
    await tx.auditEntry.create({
      data: { actorUserId, action: 'role-changed', subject: user.id, detail: { from: user.role, to: role } },
    })
    return { id: user.id, role }
  })
}
