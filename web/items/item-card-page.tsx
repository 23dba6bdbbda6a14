import { CardPage } from '../ui/card/card-page.tsx'
import { itemCard } from './card.ts'

export const ItemCardPage = ({ id }: { readonly id: string }) => <CardPage key={id} card={itemCard} id={id} />
