import { createContext } from 'react';
import type { Me } from '../api/types';

/** Who is logged in, to what stands anywhere on the page. */
export const Who = createContext<Me | undefined>(undefined);
