/** By action, the relations in which each role may. */
export function policy(): Record<string, Record<string, string[]>>;
