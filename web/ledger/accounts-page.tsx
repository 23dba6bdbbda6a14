import { ListPage } from '../ui/list/list-page.tsx'
import { accountList } from './account-list.ts'

/** The chart of accounts. */
export const AccountsPage = () => <ListPage list={accountList} />
