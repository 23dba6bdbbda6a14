import { ListPage } from '../ui/list/list-page.tsx'
import { itemEntryList } from './lists.ts'

/** What moved, what of it is left, and what it cost. */
export const ItemEntriesPage = () => <ListPage list={itemEntryList} />
