import { StartError } from '@/lib/platform/start-error'

/**
 * Runs a command-line entry point: exit code 0 when it returns, 1 with the sentence alone for a StartError, and 1 with
 * the stack for anything unexpected. The process is left to end by itself when the command keeps something running.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exitCode = 1
  }
}
