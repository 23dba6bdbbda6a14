import { ListPage } from '../ui/list/list-page.tsx'
import { itemEntryList, onHandList, stockValueList } from './lists.ts'

/** What moved, what of it is left, and what it cost. */
export const ItemEntriesPage = () => <ListPage list={itemEntryList} />

/** What is where. */
export const OnHandPage = () => <ListPage list={onHandList} />

/** What it is worth. */
export const StockValuesPage = () => <ListPage list={stockValueList} />
