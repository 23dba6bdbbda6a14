import './constraints.ts'
import './list.ts'
import './operations.ts'
import './post/post.ts'
import './reverse/reverse.ts'

export { trade } from './contract.ts'
