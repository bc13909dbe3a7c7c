/**
 * The process cannot start or go on for a reason its operator can change. The message is written for that person:
 * command-line entry points print it alone, without a stack, and exit with code 1.
 */
export class StartError extends Error {
  override name = 'StartError'
}
