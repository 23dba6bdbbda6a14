import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { t } from '../texts.ts'
import type { ListName } from './declaration.ts'
import type { ListState } from './use-list.ts'
import { type View, standardId } from './use-views.ts'

interface Props<N extends ListName> {
  readonly state: ListState<N>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onSave: () => void
  readonly onSaveAs: () => void
  readonly onManage: () => void
}

const deeds = { save: 'view-save', saveAs: 'view-save-as', manage: 'view-manage' } as const

/** Which view of the list is in sight, and the others one key away. */
export function ViewMenu<N extends ListName>({ state, isOpen, onOpenChange, onSave, onSaveAs, onManage }: Props<N>) {
  const { views, view, standing } = state.views
  const act = (id: string): void => {
    if (id === deeds.save) onSave()
    else if (id === deeds.saveAs) onSaveAs()
    else if (id === deeds.manage) onManage()
    else state.open(id === standardId ? undefined : id)
  }
  const item = ({ id, name, shared, own }: Pick<View, 'id' | 'name' | 'shared' | 'own'>) => (
    <MenuItem key={id} id={id} className="menu-item" textValue={name}>
      <span className="view-name">{name}</span>
      {own && shared && <span className="muted">{t('web.view.shared')}</span>}
      {id === (standing ?? standardId) && <span className="muted">{t('web.view.opens')}</span>}
    </MenuItem>
  )
  const others = views.filter(each => !each.own)
  const name = view?.name ?? t('web.view.standard')
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button outlined view-button" aria-label={t(state.isViewChanged ? 'web.view.in_sight_changed' : 'web.view.in_sight', { name })}>
        {name}
        {state.isViewChanged && <span className="muted">{t('web.view.changed')}</span>}
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="menu-popover">
        <Menu className="menu" aria-label={t('web.views')} selectionMode="single" selectedKeys={[view?.id ?? standardId]} onAction={id => act(String(id))}>
          <MenuSection>
            <Header className="menu-heading">{t('web.view.mine')}</Header>
            {item({ id: standardId, name: t('web.view.standard'), own: false, shared: false })}
            {views.filter(each => each.own).map(item)}
          </MenuSection>
          {others.length > 0 && (
            <MenuSection>
              <Header className="menu-heading">{t('web.view.of_others')}</Header>
              {others.map(item)}
            </MenuSection>
          )}
          {view?.own && state.isViewChanged && (
            <MenuItem id={deeds.save} className="menu-item menu-item-apart">
              {t('web.view.save', { name })}
            </MenuItem>
          )}
          <MenuItem id={deeds.saveAs} className={`menu-item ${view?.own && state.isViewChanged ? '' : 'menu-item-apart'}`}>
            {t('web.view.save_as')}
          </MenuItem>
          {views.length > 0 && (
            <MenuItem id={deeds.manage} className="menu-item">
              {t('web.view.manage')}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
