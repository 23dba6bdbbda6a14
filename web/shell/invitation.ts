const path = '/invitation'

/** A link that lets somebody in. The token stands behind the `#`, which browsers do not send. */
export const invitationLink = (token: string): string => `${location.origin}${path}#${token}`

/** The token of the link somebody came by. */
export const invitationToken = (): string | undefined =>
  location.pathname === path && location.hash.length > 1 ? location.hash.slice(1) : undefined
