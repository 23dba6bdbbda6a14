/** The permission sets there are, in the order of what they allow. */
import type { Output } from '../shell/operations.ts'

export type PermissionSet = Output<'access.users.list'>['rows'][number]['permissionSet']

export const permissionSets = ['owner', 'bookkeeper', 'sales', 'purchasing', 'warehouse', 'read-only'] as const satisfies readonly PermissionSet[]
