export const NAMED: Readonly<Record<string, string>>;
export function places(named: Readonly<Record<string, string>>): string[];
