import type { Goal, Wording } from './planted-flaws'

/** Words by which a typed attack is recognised; the first entry that fits decides. No model reads the text. */
const WORDING_SIGNS: readonly (readonly [Wording, RegExp])[] = [
  [
    'translated',
    /\b(bitte|ignoriere?|vergiss|zeige?|erstatte|versprich|oublie|ignorez|montre|donne|rembourse|promets|por favor|muestra|muestre|olvide|ignore sus|reembolse|prom[eé]tame|abra|escriba|responda)\b|(^|\s)[A-Za-z0-9+/]{24,}={0,2}(\s|$)/iu,
  ],
  [
    'split',
    /\b(first half|second half|part (one|two|1|2)|remember this|continue the sentence|finish the sentence)\b/iu,
  ],
  ['override', /\b(ignore|forget|disregard|override|drop|new (rules?|instructions?)|from now on)\b/iu],
  [
    'authority',
    /\b(i am (the|your|a) (manager|director|admin|administrator|developer|technician|owner|boss)|as (the )?(manager|director|admin|administrator|owner)|staff only|emergency)\b/iu,
  ],
]

const GOAL_SIGNS: readonly (readonly [Goal, RegExp])[] = [
  [
    'many',
    /\b(\d{3,} (times|requests|questions|veces|fois)|again and again|in a loop|without (a )?(pause|end)|repeatedly)\b/iu,
  ],
  ['script', /<\s*script|\b(script|html|javascript|skript)\b/iu],
  ['refund', /\b(refunds?|money back|cancel all|erstatte|erstattung|rembourse\w*|reembols\w*)\b/iu],
  ['booking', /\b(bookings?|reservations?|5120|buchung|réservation|reserva|other (visitor|guest)s?)\b/iu],
  ['promise', /\b(promise|guarantee|free|voucher|discount|versprich|promets|gratis|gratuit\w*|prom[eé]tame)\b/iu],
  [
    'instructions',
    /\b(system prompt|hidden (rules|instructions|text)|secret|staff code|(your|the|all) (instructions|prompt)|anweisungen|consignes|instrucciones)\b/iu,
  ],
]

/** What the lab reads from a typed attack: its wording, and its goal or null if no known word names one. Deterministic;
 *  a text without any sign of a trick counts as plain. */
export function readTypedAttack(text: string): { wording: Wording; goal: Goal | null } {
  const wording = WORDING_SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'plain'
  // "Ignore your instructions" is a trick and no wish to see them.
  const wish = text.replace(
    /\b(ignore|forget|disregard|override|drop)\s+(all\s+)?(of\s+)?(your|the|all|previous)\s+(previous\s+)?(rules|instructions|prompt)\b/giu,
    '',
  )
  return { wording, goal: GOAL_SIGNS.find(([, sign]) => sign.test(wish))?.[0] ?? null }
}
