import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** A change is noticed at the first failure, so the files that took least in the run without changes go first. */
class QuickestFirst extends BaseSequencer {
  readonly #milliseconds = new Map<string, number>()

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const effort = ({ moduleId, project }: TestSpecification): number => {
      const measured = this.ctx.cache.getFileTestResults(`${project.name}:${path.relative(root, moduleId)}`)?.duration
      // Later runs stop early and tell less.
      if (measured !== undefined && !this.#milliseconds.has(moduleId)) this.#milliseconds.set(moduleId, measured)
      return this.#milliseconds.get(moduleId) ?? statSync(moduleId).size
    }
    return [...files].sort((one, other) => effort(one) - effort(other))
  }
}

/** The tests that run.ts names, by themselves; Stryker knows no projects. Aliases are those of the project's own configuration. */
export default defineConfig({
  root,
  resolve: {
    alias: { '@': root, 'server-only': fileURLToPath(new URL('../support/server-only.ts', import.meta.url)) },
  },
  test: {
    include: process.env.MUTATION_TESTS?.split(',') ?? [],
    env: { TZ: 'UTC' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    sequence: { sequencer: QuickestFirst },
  },
})
