/** Brings the keys to the row of a list that had them last. */
export const focusRow = (): void => document.querySelector<HTMLElement>('.list-row[tabindex="0"]')?.focus()
