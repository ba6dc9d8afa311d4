import { Link as AnyLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, useContext } from 'react';
import type { Search } from '../url/search';
import { mayOpen } from './features';
import { Who } from './who';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string;
  params?: Record<string, string>;
  search?: ((now: Search) => Search) | Search;
  activeOptions?: { exact: boolean };
  activeProps?: object;
  replace?: boolean;
  resetScroll?: boolean;
  /** Of an invitation, which says nothing by itself, nothing is left where it leads nowhere. */
  invites?: boolean;
  'data-testid'?: string;
  children: ReactNode;
}

/**
 * A link to a page of the product. Where the person may not open that page, its text stands there without leading
 * anywhere.
 */
export function Link({ invites = false, ...props }: Props) {
  const me = useContext(Who);
  if (me && !mayOpen(props.to, me, props.params)) {
    return invites ? null : <span className={props.className}>{props.children}</span>;
  }
  return <AnyLink {...(props as object)} to={props.to} />;
}
