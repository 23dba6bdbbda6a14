import { type SetupArea, listPage } from '../declaration.ts'

export const itemsArea: SetupArea = {
  title: 'web.setup.area.items',
  pages: [
    listPage('units', 'items.units'),
    listPage('item-categories', 'items.categories'),
    listPage('item-templates', 'items.templates'),
  ],
}
