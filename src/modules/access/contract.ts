import { z } from 'zod'
import { command, date, id, query } from '#platform/contract'

/** The permission sets, in the order of what they allow. */
export const permissionSet = z.enum(['owner', 'bookkeeper', 'sales', 'purchasing', 'warehouse', 'read-only'])
export const language = z.enum(['en', 'nl-NL', 'nl-BE', 'nb-NO'])
export const theme = z.enum(['light', 'dark'])

const email = () => z.string().trim().max(200).pipe(z.email())
const personName = () => z.string().trim().min(1).max(100)
const userId = () => z.string().min(1).max(64)
const nothing = z.strictObject({})
const instant = z.string()

const ownCompany = z.object({
  code: z.string(),
  name: z.string(),
  country: z.string(),
  localCurrency: z.string(),
  language: z.string(),
  permissionSet,
  /** Whether this request works in it. */
  current: z.boolean(),
})

const member = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  permissionSet,
  secondFactor: z.boolean(),
  /** Kept out of the company, though still one of its people. */
  disabled: z.boolean(),
  /** Has a link to come in by that was not used yet. */
  invited: z.boolean(),
})

/** A link is made of the token by the page that shows it. */
const invitation = z.object({ token: z.string(), expiresAt: instant })

const settings = z.object({
  language: language.nullable(),
  theme: theme.nullable(),
  workDate: z.string().nullable(),
  company: z.string().nullable(),
})

/** A name with dots, such as `list.sales.order.list.columns`; what the value means is the page's affair. */
const preferenceKey = () => z.string().max(120).regex(/^[a-z][A-Za-z0-9_.-]*$/)
const preference = z.object({ key: z.string(), value: z.json(), forCompany: z.boolean() })

/** Filters, order and columns of a list under a name; what the definition means is the list's affair. */
const listView = z.object({ id: id(), list: z.string(), name: z.string(), shared: z.boolean(), own: z.boolean(), definition: z.json() })
const listName = () => z.string().max(120).regex(/^[a-z][a-z0-9_.]*$/)

const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
})

export const accessContract = {
  'access.me': query(
    'Tells who is asking, in which company and language, and what they may do there',
    nothing,
    z.object({
      user: z.object({ id: z.string(), name: z.string(), email: z.string(), secondFactor: z.boolean() }),
      company: ownCompany.nullable(),
      companies: z.array(ownCompany),
      language: z.string(),
      workDate: z.string(),
      settings,
      operations: z.array(z.string()),
    }),
  ),
  'access.companies.list': query('Lists the companies the user works in', nothing, z.object({ rows: z.array(ownCompany) })),
  'access.users.list': query('Lists the people of the company and what they may do', nothing, z.object({ rows: z.array(member) })),
  'access.users.create': command(
    'Lets a person into the company; somebody new needs a first password',
    z.strictObject({ email: email(), name: personName(), password: z.string().max(500).optional(), permissionSet }),
    member,
  ),
  'access.users.invite': {
    ...command(
      'Lets a person into the company; somebody new gets a link to choose a password by, shown this once',
      z.strictObject({ email: email(), name: personName(), permissionSet }),
      member.extend({ invitation: invitation.nullable() }),
    ),
    shownOnce: true as const,
  },
  'access.users.renew_invitation': {
    ...command('Gives a person a new link to choose a password by, shown this once', z.strictObject({ userId: userId() }), invitation),
    shownOnce: true as const,
  },
  'access.users.disable': command(
    'Keeps a person out of the company, at once, until they are let in again',
    z.strictObject({ userId: userId() }),
    member,
  ),
  'access.users.enable': command('Lets a person who was kept out into the company again', z.strictObject({ userId: userId() }), member),
  'access.users.change_permission_set': command(
    'Changes what a person may do in the company',
    z.strictObject({ userId: userId(), permissionSet }),
    member,
  ),
  'access.users.remove': command(
    'Takes a person out of the company; what they did stays',
    z.strictObject({ userId: userId() }),
    z.object({ removed: z.literal(true) }),
  ),
  'access.api_keys.list': query('Lists the API keys of the user, revoked ones too', nothing, z.object({ rows: z.array(apiKey) })),
  'access.api_keys.create': {
    ...command(
      'Makes an API key that acts as the user; the key itself is shown this once',
      z.strictObject({ name: personName() }),
      apiKey.extend({ key: z.string() }),
    ),
    shownOnce: true as const,
  },
  'access.api_keys.revoke': command('Ends an API key at once', z.strictObject({ id: id() }), apiKey),
  'access.sessions.list': query(
    'Lists where the user is signed in, the last seen first',
    nothing,
    z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          createdAt: instant,
          seenAt: instant,
          expiresAt: instant,
          /** Of the network. */
          address: z.string(),
          /** As the browser calls itself. */
          device: z.string(),
        }),
      ),
    }),
  ),
  'access.sessions.end': command(
    'Ends a session of the user at once',
    z.strictObject({ id: z.string().min(1).max(64) }),
    z.object({ ended: z.literal(true) }),
  ),
  'access.settings.change': command(
    'Changes what the user chose; null takes a choice back, what is not given stays',
    z.strictObject({
      language: language.nullable().optional(),
      theme: theme.nullable().optional(),
      workDate: date().nullable().optional(),
      company: z.string().trim().min(1).max(20).nullable().optional(),
    }),
    settings,
  ),
  'access.preferences.list': query(
    'Gives what the user set up for themselves, in every company and in this one',
    nothing,
    z.object({ rows: z.array(preference) }),
  ),
  'access.preferences.set': command(
    'Keeps one thing the user set up, for every company or for this one; null forgets it',
    z.strictObject({ key: preferenceKey(), value: z.json(), forCompany: z.boolean().optional() }),
    preference,
  ),
  'access.presence.meet': query(
    'Says that the user is on a page, and gives who else is there now; a tab that does not ask again is gone after half a minute',
    z.strictObject({
      page: z.string().trim().min(1).max(200),
      tab: id(),
      /** What this tab has of the page, such as a version; the others are given it. */
      mark: z.string().max(50).optional(),
      isLeaving: z.boolean().optional(),
    }),
    z.object({ others: z.array(z.object({ userId: z.string(), name: z.string(), mark: z.string(), isMine: z.boolean() })) }),
  ),
  'access.people.names': query(
    'Gives the names of people of the company by their ids',
    z.strictObject({ userIds: z.array(userId()).min(1).max(100) }),
    z.object({ rows: z.array(z.object({ userId: z.string(), name: z.string() })) }),
  ),
  'access.views.list': query(
    'Lists the views of a list: the user\'s own and those shared with the company',
    z.strictObject({ list: listName() }),
    z.object({ rows: z.array(listView) }),
  ),
  'access.views.save': command(
    'Keeps a view of a list under a name; with an id it changes one of the user\'s own',
    z.strictObject({ id: id().optional(), list: listName(), name: z.string().trim().min(1).max(60), definition: z.json() }),
    listView,
  ),
  'access.views.share': command(
    'Shows one of the user\'s own views to everybody in the company, or to the user alone again',
    z.strictObject({ id: id(), shared: z.boolean() }),
    listView,
  ),
  'access.views.delete': command(
    'Deletes one of the user\'s own views; who changes permissions also deletes shared ones',
    z.strictObject({ id: id() }),
    z.object({ deleted: z.literal(true) }),
  ),
  'access.audit.list': query(
    'Lists the commands carried out in the company, newest first',
    z.strictObject({
      userId: userId().optional(),
      /** A name, or a beginning with `*` such as `sales.*`. */
      operation: z.string().max(100).regex(/^[a-z0-9_.]+\*?$/).optional(),
      from: date().optional(),
      to: date().optional(),
      after: id().optional(),
      limit: z.int().min(1).max(1000).optional(),
    }),
    z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          at: instant,
          userId: z.string(),
          user: z.string(),
          operation: z.string(),
          milliseconds: z.int(),
          idempotencyKey: z.string().nullable(),
        }),
      ),
      next: z.string().optional(),
    }),
  ),
}
