import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // The marker package throws outside React's server build; tests are a server.
      'server-only': fileURLToPath(new URL('./tests/support/server-only.ts', import.meta.url)),
    },
  },
  test: {
    env: { TZ: 'UTC' },
    projects: [
      // Files share what a worker has loaded: nothing here replaces a module or keeps a state in one.
      { extends: true, test: { name: 'unit', include: ['tests/{unit,content}/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/**/*.own.test.ts'],
          setupFiles: ['tests/support/next-runtime.ts'],
          // Files share what a worker has loaded, the curriculum above all; each brings its own database.
          isolate: false,
        },
      },
      {
        // Files that replace a module or the folder of the process have a process of their own.
        extends: true,
        test: {
          name: 'integration, own process',
          include: ['tests/integration/**/*.own.test.ts'],
          setupFiles: ['tests/support/next-runtime.ts'],
        },
      },
    ],
    // One worker for each core; by itself the runner leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // A cold worker on two busy cores takes its time to load; nothing here measures speed.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    coverage: {
      provider: 'v8',
      include: ['lib/*/core/**/*.ts'],
      exclude: ['lib/*/core/**/types.ts'],
      reporter: ['text-summary'],
      thresholds: { statements: 90 },
    },
  },
})
