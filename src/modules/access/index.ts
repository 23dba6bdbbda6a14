import './members.ts'
import './oneself.ts'
import './preferences.ts'
import './views.ts'
import './presence.ts'
import './sessions.ts'

export { openGate } from './gate.ts'
export { loadCaller } from './load-caller.ts'
export { type PermissionSet, type PermissionSetName, allows, permissionSetNames, permissionSets } from './permission-sets.ts'
export { seal, unseal } from './seal.ts'
export { problem as accessProblem } from './problems.ts'
export {
  type NewMembership, type NewUser, addMembership, createDemoUser, createUser, demoUser, joinCompany,
} from './users.ts'
