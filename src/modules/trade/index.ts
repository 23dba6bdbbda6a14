import './constraints.ts'
import './copy/copy.ts'
import './list.ts'
import './operations.ts'
import './post/post.ts'
import './post/post-many.ts'
import './reverse/reverse.ts'

export { trade } from './contract.ts'
