import type { Item } from '../../api/api';
import { nameOf } from '../../api/names';
import type { SchemeVersion } from '../../api/types';
import { isDecimal, sum } from '../../format/decimal';
import { parsePeriod } from '../../format/period';

export const OWN_LISTS = '/api/v1/regions/{region}/own-lists';
export const REQUESTS = '/api/v1/regions/{region}/requests';
export type OwnList = Item<typeof OWN_LISTS>;
export type Request = Item<typeof REQUESTS>;
export type Listed = OwnList['items'][number];

/** A list that was granted, or that somebody asks for. */
export interface Row {
  key: string;
  unit: string;
  scheme: string;
  block: string;
  from: string;
  items: readonly Listed[];
  /** Of a request: what held when it was made. */
  before?: readonly Listed[];
  state: 'pending' | 'holding' | 'later' | 'replaced' | 'denied' | 'withdrawn';
  reason: string;
  /** Of a request that is open: who asked. */
  asker?: string;
  request: string;
  remark?: string | undefined;
}

/** The first month of a period of any kind, as a number: lists go by it. */
export const firstMonth = (code: string) => parsePeriod(code)?.first ?? 0;

const placeOf = (one: { unit: string; scheme: string; block: string }) =>
  `${one.unit}/${one.scheme}/${one.block}`;

/**
 * The lists of all units with the state in which each is in a month: of a place the one that began last holds, of those
 * that began together the later one.
 */
export function granted(lists: readonly OwnList[], month: string): Row[] {
  const now = firstMonth(month);
  const last = new Map<string, OwnList>();
  const wins = (one: OwnList, other: OwnList) =>
    firstMonth(one.since) === firstMonth(other.since)
      ? one.version > other.version
      : firstMonth(one.since) > firstMonth(other.since);
  for (const list of lists) {
    const held = last.get(placeOf(list));
    if (firstMonth(list.since) <= now && (!held || wins(list, held))) last.set(placeOf(list), list);
  }
  const replaced = (list: OwnList) =>
    lists.some(
      (other) =>
        placeOf(other) === placeOf(list) &&
        firstMonth(other.since) === firstMonth(list.since) &&
        other.version > list.version,
    );
  return lists.map((list) => ({
    key: `${placeOf(list)}/${list.version}`,
    unit: list.unit,
    scheme: list.scheme,
    block: list.block,
    from: list.since,
    items: list.items,
    state:
      last.get(placeOf(list)) === list
        ? 'holding'
        : firstMonth(list.since) > now && !replaced(list)
          ? 'later'
          : 'replaced',
    reason: list.reason,
    request: list.request,
  }));
}

/** What is or was asked for, besides what was granted and so is a list. */
export const requested = (requests: readonly Request[]): Row[] =>
  requests.flatMap((one) =>
    one.ownList && one.state !== 'granted'
      ? [
          {
            key: `request/${one.request}`,
            unit: one.ownList.unit,
            scheme: one.ownList.scheme,
            block: one.ownList.block,
            from: one.ownList.from,
            items: one.ownList.items,
            before: one.ownList.before,
            state: one.state === 'denied' || one.state === 'withdrawn' ? one.state : ('pending' as const),
            reason: one.reason,
            asker: one.by,
            request: one.request,
            remark: one.remark ?? undefined,
          },
        ]
      : [],
  );

export interface Place {
  scheme: string;
  code: string;
  name: string;
  unitClass: string;
}

type Block = SchemeVersion['definition']['tree'];

/** The blocks of units' own indicators in the schemes that were enacted, of each scheme in its latest version. */
export function ownBlocks(schemes: readonly SchemeVersion[], language: string): Place[] {
  const latest = new Map<string, SchemeVersion>();
  for (const one of schemes) {
    const other = latest.get(one.scheme);
    if (one.stage === 'enacted' && (!other || other.version < one.version)) latest.set(one.scheme, one);
  }
  const places: Place[] = [];
  for (const { scheme, unitClass, definition } of latest.values()) {
    const read = (block: Block): void => {
      for (const child of block.children) {
        if (child.kind === 'block') read(child);
        if (child.kind === 'own')
          places.push({ scheme, code: child.code, name: nameOf(child, language) ?? child.code, unitClass });
      }
    };
    read(definition.tree);
  }
  return places;
}

/** What the weights that are numbers add up to. */
export const totalOf = (items: readonly { weight: string }[]) =>
  sum(items.map(({ weight }) => weight.trim()).filter(isDecimal));
