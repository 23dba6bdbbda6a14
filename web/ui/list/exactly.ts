/** A filter that finds a text and nothing like it. */
export const exactly = (text: string): string => `'${text.replaceAll("'", "''")}'`
