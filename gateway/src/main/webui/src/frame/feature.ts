import type { ComponentType } from 'react';
import type { Inside } from './Page';

/** A part of the product with pages of its own, as its `routes` tells it. */
export interface Feature {
  /** Where it stands in the navigation; absent where it has no place there. */
  place?: {
    to: string;
    /** The key of its name among the texts. */
    label: string;
    /** The lowest stands first. */
    order: number;
    /** Who has something to see there; everybody where absent. */
    roles?: readonly string[];
  };
  pages: readonly { path: string; page: ComponentType<Inside> }[];
}
