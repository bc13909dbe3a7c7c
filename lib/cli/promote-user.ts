import { normaliseEmail } from '@/lib/account/core/normalise-email'
import { setRole } from '@/lib/account/role-mutations'
import { ROLES, RoleSchema } from '@/lib/account/schemas'
import { StartError } from '@/lib/platform/start-error'
import type { Command } from '@/lib/server/control'

/** `npm run user:promote -- you@example.org [role]`: gives an account a role, administrator unless another is named. */
export const promoteUser: Command = async ([email, roleName = 'administrator']) => {
  if (email === undefined) throw new StartError(`Usage: npm run user:promote -- you@example.org [${ROLES.join(' | ')}]`)
  const role = RoleSchema.safeParse(roleName)
  if (!role.success) throw new StartError(`There is no role ${roleName}; the roles are ${ROLES.join(', ')}.`)
  const address = normaliseEmail(email)
  const changed = await setRole({ email: address, role: role.data, actorUserId: null })
  if (changed === null) throw new StartError(`No account has the address ${address}; create it at /sign-up first.`)
  return `${address} now has the role ${changed.role}. It holds from the next click on.`
}
