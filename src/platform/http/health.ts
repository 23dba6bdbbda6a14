/** For those who watch the program: `/healthz`, it runs; `/readyz`, it can do its work. */
import type { FastifyInstance } from 'fastify'
import type { Databases } from '../db.ts'
import { log } from '../log.ts'
import { loadMigrations, pendingMigrations } from '../migrate.ts'

/** Adds both. Not ready is 503 with the reason in one word: `database` or `migrations`. */
export function addHealthRoutes(app: FastifyInstance, { owner, app: pool }: Databases): void {
  const known = loadMigrations()
  app.get('/healthz', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await pool.query('select 1')
      const { rows } = await owner.query<{ name: string; checksum: string }>('select name, checksum from platform.migrations')
      if (pendingMigrations(known, rows).length === 0) return reply.send({ status: 'ready' })
      return reply.code(503).send({ status: 'not ready', reason: 'migrations' })
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'not ready', reason: 'database' })
    }
  })
}
