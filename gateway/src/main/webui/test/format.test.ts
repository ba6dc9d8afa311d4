import { describe, expect, it } from 'vitest';
import { asLength, between, compare, fixed, isDecimal, minus, percent, sum } from '../src/format/decimal';
import { laterPeriod, openingPeriod, parsePeriod, within } from '../src/format/period';

describe('a decimal', () => {
  it('is rounded half up, away from zero, without passing through a float', () => {
    expect(fixed('1.005', 2)).toBe('1.01');
    expect(fixed('-1.005', 2)).toBe('-1.01');
    expect(fixed('2.5', 0)).toBe('3');
    expect(fixed('0.049', 1)).toBe('0.0');
    expect(fixed('12345678901234567890.125', 2)).toBe('12345678901234567890.13');
  });

  it('keeps at least and at most so many decimals', () => {
    expect(between('87.4', 2, 4)).toBe('87.40');
    expect(between('26.235714', 2, 4)).toBe('26.2357');
    expect(between('100', 0, 4)).toBe('100');
    expect(between('0.10', 0, 4)).toBe('0.1');
  });

  it('is a dash where it is absent or no number', () => {
    for (const text of [undefined, null, '', '1e5', 'NaN', '.5', '--1']) {
      expect(between(text, 2, 2)).toBe('–');
      expect(isDecimal(text)).toBe(false);
    }
  });

  it('is a percentage of one', () => {
    expect(percent('0.954')).toBe('95.4%');
    expect(percent('1')).toBe('100%');
    expect(percent('0')).toBe('0%');
  });

  it('adds up where floats would not', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(['33.3333', '33.3333', '33.3333'])).toBe('99.9999');
    expect(minus('100', '99.9999')).toBe('0.0001');
    expect(minus('1', '-0.5')).toBe('1.5');
  });

  it('is compared by value, absent ones lowest', () => {
    expect(compare('9', '10')).toBe(-1);
    expect(compare('1.0', '1')).toBe(0);
    expect(compare(undefined, '-5')).toBe(-1);
    expect(compare('0.00000000000000000002', '0.00000000000000000001')).toBe(1);
  });

  it('is a length between nothing and all', () => {
    expect(asLength('50')).toBe(0.5);
    expect(asLength('120')).toBe(1);
    expect(asLength('-3')).toBe(0);
    expect(asLength(undefined)).toBe(0);
  });
});

describe('a period', () => {
  it('is read in every form', () => {
    expect(parsePeriod('2026q3')).toMatchObject({ kind: 'quarter', year: 2026, index: 3 });
    expect(parsePeriod('2026S2')).toMatchObject({ kind: 'half', index: 2 });
    for (const wrong of ['2026Q5', '202613', '2026S3', '202600', '26', '']) {
      expect(parsePeriod(wrong)).toBeUndefined();
    }
  });

  it('holds the shorter ones within it', () => {
    for (const inner of ['2026', '2026S1', '2026Q4', '202601', '202612'])
      expect(within(inner, '2026')).toBe(true);
    expect(within('202603', '2026Q1')).toBe(true);
    expect(within('202604', '2026Q1')).toBe(false);
    expect(within('2026', '2026Q1')).toBe(false);
    expect(within('202512', '2026')).toBe(false);
  });

  it('is opened first where there is a course to see: a month before all', () => {
    expect(openingPeriod(['2026', '2026Q2', '202606', '2026Q1', '202605'])).toBe('202606');
    expect(openingPeriod(['202608', '202606', '202605'])).toBe('202606');
    expect(openingPeriod(['2026', '2026Q2', '2026Q1', '2024'])).toBe('2026Q2');
    expect(openingPeriod(['2026', '2025'])).toBe('2026');
    expect(openingPeriod(['2026', '202606'])).toBe('2026');
    expect(openingPeriod([])).toBeUndefined();
  });

  it('is later the later it ends, and the longer it is', () => {
    expect(['2026', '202611', '202612', '2025', '2026Q4'].sort(laterPeriod)).toEqual([
      '2025',
      '202611',
      '202612',
      '2026Q4',
      '2026',
    ]);
  });
});
