import { describe, expect, it } from 'vitest';
import type { SchemeVersion } from '../src/api/types';
import { blockNames } from '../src/features/scores/board/names';
import {
  columnsOf,
  filtered,
  lightTotals,
  nextSort,
  rowsOf,
  sorted,
  topBlocks,
} from '../src/features/scores/board/rows';
import { board } from './figures';

const NAMES: Record<string, string> = {
  'liuhe-town': '柳河镇',
  'baiyun-township': '白云乡',
  'shiqiao-town': '石桥镇',
};
const rows = rowsOf(board, (unit) => NAMES[unit] ?? unit);
const units = (of: readonly { score: { unit: string } }[]) => of.map(({ score }) => score.unit);

describe('the rows of a board', () => {
  it('stand by rank, those without one last', () => {
    expect(units(sorted(rows, undefined))).toEqual(['liuhe-town', 'baiyun-township', 'shiqiao-town']);
  });

  it('are sorted by value, not by the look of the number', () => {
    expect(units(sorted(rows, '-total'))).toEqual(['liuhe-town', 'baiyun-township', 'shiqiao-town']);
    expect(units(sorted(rows, 'total'))).toEqual(['shiqiao-town', 'baiyun-township', 'liuhe-town']);
  });

  it('are sorted by name as the language does it', () => {
    expect(units(sorted(rows, 'unit'))).toEqual(['baiyun-township', 'liuhe-town', 'shiqiao-town']);
  });

  it('turn round, and then stand as before', () => {
    expect(nextSort(undefined, 'total')).toBe('-total');
    expect(nextSort('-total', 'total')).toBe('total');
    expect(nextSort('total', 'total')).toBeUndefined();
    expect(nextSort(undefined, 'rank')).toBe('-rank');
    expect(nextSort('-rank', 'rank')).toBeUndefined();
    expect(nextSort('-total', 'rank')).toBeUndefined();
    expect(nextSort(undefined, 'unit')).toBe('unit');
    expect(nextSort('unit', 'unit')).toBe('-unit');
  });

  it('are found by name, by code and by light', () => {
    expect(units(filtered(rows, ' 柳河 ', undefined))).toEqual(['liuhe-town']);
    expect(units(filtered(rows, 'TOWNSHIP', undefined))).toEqual(['baiyun-township']);
    expect(units(filtered(rows, undefined, 'missing'))).toEqual(['shiqiao-town']);
    expect(units(filtered(rows, '石桥', 'red'))).toEqual([]);
    expect(units(filtered(rows, undefined, undefined, 'not-sent'))).toEqual(['shiqiao-town']);
    expect(units(filtered(rows, undefined, undefined, 'not-due'))).toEqual([]);
  });

  it('count their lights', () => {
    expect(lightTotals(rows)).toEqual({ red: 2, green: 2, missing: 1, yellow: 0, orange: 0, grey: 0 });
  });

  it('have a column for each block below the root, and indicators under their top block', () => {
    expect(topBlocks(board.units)).toEqual(['all/output', 'all/quality']);
    expect(columnsOf(board.units)).toEqual([
      { block: 'all/output', indicators: ['roads'] },
      { block: 'all/quality', indicators: ['water'] },
    ]);
  });
});

describe('names of blocks', () => {
  it('come from the scheme in force before any other', () => {
    const version = (number: number, name: string): SchemeVersion => ({
      scheme: 's',
      version: number,
      stage: 'enacted',
      cycle: '2025',
      unitClass: 'towns',
      hash: `${number}`,
      definition: {
        scheme: 's',
        version: number,
        cycle: '2025',
        unitClass: 'towns',
        periods: ['year'],
        tree: {
          kind: 'block',
          code: 'all',
          children: [
            { kind: 'block', code: 'output', name, nameEn: `Output of ${name}`, weight: '100', children: [] },
          ],
        },
      },
    });
    const both = [version(2, '产出'), version(3, '新名')];
    expect(blockNames(both, 's@2', 'zh-CN').get('output')).toBe('产出');
    expect(blockNames(both, 's@2', 'en').get('output')).toBe('Output of 产出');
    expect(blockNames([], undefined, 'zh-CN').size).toBe(0);
  });
});
