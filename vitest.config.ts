import { defineConfig } from 'vitest/config'

const rooms = ['src', 'extensions', 'scenarios', 'scripts', 'bench', 'web']
const files = (ending: string): string[] => rooms.map(room => `${room}/**/*.${ending}`)

// The database's comings and goings are not what a test run is read for.
process.env.HANDEL_LOG ??= 'error'

/** Two projects, so that a run without database tests never starts a server. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: files('test.ts'),
          exclude: [...files('db.test.ts'), ...files('browser.test.ts'), '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [...files('db.test.ts'), ...files('browser.test.ts')],
          exclude: ['**/node_modules/**'],
          globalSetup: 'src/platform/testing/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // A browser beside other work is not always done within the second that is usual.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
