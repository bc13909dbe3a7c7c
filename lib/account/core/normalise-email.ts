/**
 * The form in which an e-mail address is stored and compared: Unicode NFKC, without spaces around it,
 * lower case. Two spellings that look alike to a mail server's user become one account.
 * Shape: text in, text out; no validation.
 */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}
