/** The paths of the page's pages, and those that lead on to one. */
export function pagePaths(): string[];
