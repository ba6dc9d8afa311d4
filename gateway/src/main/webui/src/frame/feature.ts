import type { ComponentType } from 'react';
import type { Me } from '../api/types';
import type { Search } from '../url/search';
import type { Inside } from './Page';

/** The groups of the navigation, in their order. */
export const GROUPS = [
  'home',
  'scores',
  'goals',
  'indicators',
  'reporting',
  'follow-up',
  'evaluation',
  'replay',
  'results',
  'system',
] as const;
export type Group = (typeof GROUPS)[number];

/** Whom something is shown to, of a page also by what its path names; the service decides in the end. */
export type ShownTo = (me: Me, of?: { unit?: string }) => boolean;

/** Who looks for it, where more people might: `shownTo: roles('office', 'admin')`. Who may at all, says `may`. */
export const roles =
  (...some: readonly string[]): ShownTo =>
  (me) =>
    some.some((role) => me.roles.includes(role));

/** A line of the navigation; the palette finds it too. */
export interface Place {
  group: Group;
  to: string;
  /** The key of its name among the texts. */
  label: string;
  /** Within the group; the lowest stands first. */
  order: number;
  /** Everybody where absent. */
  shownTo?: ShownTo;
}

export interface FeaturePage {
  path: string;
  page: ComponentType<Inside>;
  /** Who may open it, by what it asks for first; everybody where absent. Links to it ask the same. */
  shownTo?: ShownTo;
  /** The key of what is said to those who may not, where it is more than that. */
  refused?: string;
  /**
   * Which of the header's choices the page follows; what it does not follow is not offered on it. `own` is for a page
   * that makes its own use of `asOf`, such as the moment a run is to read.
   */
  follows?: {
    period?: boolean;
    asOf?: boolean | 'own';
    /** For whom there is something on it that follows; everybody who may open the page where absent. */
    shownTo?: ShownTo;
  };
}

/** An address that was a page's before it moved. */
export interface Moved {
  from: string;
  to: string;
  /** Only with such a search; always where absent. */
  when?: (search: Search) => boolean;
}

/** Something that can be begun from the palette. */
export interface Command {
  /** The key of its name among the texts. */
  label: string;
  to: string;
  search?: Search;
  shownTo?: ShownTo;
}

/** One thing the palette found. */
export interface Found {
  key: string;
  name: string;
  /** Such as its code or class. */
  detail?: string;
  to: string;
  params?: Record<string, string>;
  search?: Search;
}

/** Finds things by name or code while somebody types in the palette. */
export interface Finder {
  /** The key of the name of what it finds. */
  label: string;
  shownTo?: ShownTo;
  /** A hook; `text` is never empty, in lower case. At most ten are shown. */
  useFound: (region: string, text: string) => readonly Found[];
}

/** Something a person has to do. */
export interface Task {
  key: string;
  /** What is to be done, in words of the office: 待批准, 待报送. */
  kind: string;
  title: string;
  detail?: string;
  /** The day it is due on, as `2026-03-05`; tasks without one stand last. */
  due?: string;
  to: string;
  params?: Record<string, string>;
  search?: Search;
}

export interface TaskList {
  tasks: readonly Task[];
  pending: boolean;
  error: Error | null;
}

/** Contributes to the list of tasks on the workbench. */
export interface Tasks {
  shownTo?: ShownTo;
  /** A hook. */
  useTasks: (inside: Inside) => TaskList;
}

/** A piece of the workbench. */
export interface Tile {
  id: string;
  /** The key of its title among the texts. */
  title: string;
  /** The lowest stands first. */
  order: number;
  /** How much of the width it takes; halves are all of one height. */
  width: 'whole' | 'half';
  /** Of a whole one: how many rows there usually are, so that nothing jumps when they come. */
  rows?: number;
  shownTo: ShownTo;
  tile: ComponentType<Inside>;
  /** Where there is more of it. */
  more?: { to: string; label: string };
}

/** A notice to a person. */
export interface NoticeItem {
  key: string;
  title: string;
  detail?: string;
  /** An instant. */
  at: string;
  read: boolean;
  to: string;
  params?: Record<string, string>;
  search?: Search;
}

export interface Notices {
  shownTo?: ShownTo;
  /** A hook; the newest first. */
  useNotices: (region: string) => readonly NoticeItem[];
}

/** A part of the product with pages of its own, as the `routes` of its folder tells it. */
export interface Feature {
  places?: readonly Place[];
  pages?: readonly FeaturePage[];
  moved?: readonly Moved[];
  commands?: readonly Command[];
  finders?: readonly Finder[];
  tasks?: readonly Tasks[];
  tiles?: readonly Tile[];
  notices?: readonly Notices[];
}
