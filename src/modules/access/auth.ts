/** Sign-in by better-auth: sessions of the browser, passwords and the second factor, in the schema `auth`. */
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { v7 } from 'uuid'
import type { Databases, Pool } from '#platform/db'
import { log } from '#platform/log'

/** Shortest password of a real user. */
export const shortestPassword = 12
export const longestPassword = 128

const day = 86_400

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' }

const secondFactor = () =>
  twoFactor({
    issuer: 'Handel',
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'two_factors',
        fields: {
          userId: 'user_id',
          backupCodes: 'backup_codes',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  })

/** The options better-auth runs with; its migrator reads the same ones to say what tables it needs. */
export const authOptions = (owner: Pool, secret: string) => ({
  appName: 'Handel',
  secret,
  // Only the path counts: the server answers under every name it is reached by.
  baseURL: 'http://handel.localhost',
  basePath: '/api/auth',
  database: { db: kyselyOn(owner), type: 'postgres' as const, schemaName: 'auth', transaction: true },
  emailAndPassword: {
    enabled: true,
    // Users are made by an owner or on the command line, never by themselves.
    disableSignUp: true,
    minPasswordLength: shortestPassword,
    maxPasswordLength: longestPassword,
    revokeSessionsOnPasswordReset: true,
  },
  session: {
    modelName: 'sessions',
    fields: { ...dates, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
    expiresIn: 7 * day,
    updateAge: day,
  },
  user: { modelName: 'users', fields: { ...dates, emailVerified: 'email_verified' } },
  account: {
    modelName: 'accounts',
    fields: {
      ...dates,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verifications', fields: { ...dates, expiresAt: 'expires_at' } },
  advanced: {
    cookiePrefix: 'handel',
    // The routes add `Secure` to each cookie that leaves over TLS.
    useSecureCookies: false,
    // The routes check where a request comes from, by one rule for the whole API.
    disableCSRFCheck: true,
    database: { generateId: () => v7() },
  },
  // Counted in the database by the routes, so that several processes count together.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: {
    log: (level: 'debug' | 'info' | 'warn' | 'error', text: string) => log[level]({ from: 'better-auth' }, text),
  },
  plugins: [secondFactor()],
})

/** better-auth expects times as `Date`, the rest of the program as text: its connections parse for themselves. */
function kyselyOn(owner: Pool): Kysely<never> {
  const pool = {
    connect: async () => {
      const client = await owner.connect()
      return {
        query: (text: string, values: readonly unknown[]) => client.query({ text, values: values as unknown[], types: pg.types }),
        release: () => client.release(),
      }
    },
    end: async () => {},
  }
  return new Kysely<never>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

export const openAuth = (databases: Databases, secret: string) => betterAuth(authOptions(databases.owner, secret))
export type Auth = ReturnType<typeof openAuth>
