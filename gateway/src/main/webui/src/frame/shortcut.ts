const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What opens the palette, as it stands on the keys of this machine. */
export const SHORTCUT = apple ? '⌘K' : 'Ctrl K';
