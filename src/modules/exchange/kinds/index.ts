/** Everything that can be brought in and taken away. */
import type { Column } from './columns.ts'
import { masterKinds } from './master-kinds.ts'
import { openingKinds } from './opening-kinds.ts'

export type MasterKind = keyof typeof masterKinds
export type OpeningKind = keyof typeof openingKinds
export type Kind = MasterKind | OpeningKind

export const kinds = [...(Object.keys(masterKinds) as MasterKind[]), ...(Object.keys(openingKinds) as OpeningKind[])]

export const isMaster = (kind: Kind): kind is MasterKind => kind in masterKinds

export const columnsOfKind = (kind: Kind): readonly Column[] => (isMaster(kind) ? masterKinds[kind] : openingKinds[kind]).columns

/** Whether what is posted goes against an account of choice. */
export const againstOf = (kind: Kind): 'none' | 'optional' | 'required' => (isMaster(kind) ? 'none' : openingKinds[kind].against)

export { masterKinds }
export type { Column }
