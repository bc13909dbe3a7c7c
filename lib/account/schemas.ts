import * as z from 'zod'
import { normaliseEmail } from './core/normalise-email'

/** Roles in rising order of what they may do; the table is lib/account/permissions.ts. */
export const ROLES = ['learner', 'reviewer', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** The cookies say who this is; signatures are verified, the database has not been asked. */
export interface Identity {
  learnerId: string | null
  userId: string | null
  sessionId: string | null
}

/** Who is here, checked against the database. */
export interface Viewer {
  learnerId: string | null
  user: { id: string; email: string; name: string | null; role: Role; sessionId: string } | null
}

const email = z
  .string()
  .max(254, 'An address has at most 254 characters')
  .transform(normaliseEmail)
  .pipe(z.email('This does not look like an e-mail address'))
const password = z
  .string()
  .min(10, 'Use at least 10 characters; a short sentence is easiest to remember')
  .max(200, 'Use at most 200 characters')

export const SignInSchema = z.strictObject({ email, password: z.string().min(1, 'Type your password').max(200) })
export const SignUpSchema = z.strictObject({
  email,
  password,
  name: z
    .string()
    .trim()
    .max(80, 'Use at most 80 characters')
    .transform((name) => (name === '' ? null : name)),
})
export const ResetRequestSchema = z.strictObject({ email })
export const ResetSchema = z.strictObject({ token: z.string().min(20).max(200), password })
/** An IANA time zone by the name this platform uses for it: browsers know some by an older or newer one. */
export const TimeZoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/, 'Not a known time zone')
  .transform((zone, context) => {
    try {
      return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone
    } catch {
      context.addIssue({ code: 'custom', message: 'Not a known time zone' })
      return z.NEVER
    }
  })
export const WeekStartDaySchema = z.coerce.number().int().min(1).max(7)
export const ProfileSchema = z.strictObject({
  name: SignUpSchema.shape.name,
  timeZone: TimeZoneSchema,
  weekStartDay: WeekStartDaySchema,
})
export const RoleSchema = z.enum(ROLES)
